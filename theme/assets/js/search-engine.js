/* The search itself: which packs to load, what fits how well, and why. It touches the page only to load scripts.
   Data are classic scripts that call gongkaiSearch(table, key, payload); generator/search writes them. */
(function () {
  "use strict";

  var LONGEST = 60, LONGEST_NAME = 12, LONGEST_SLIP = 16, MOST_PAIRS = 24, LEAST_PACKS = 4, MOST_PACKS = 6, HALF = 32;
  var ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
  var ENDED = 1, GOES_ON = 2;
  var EXACT = 58; // points from which a result is said to be what was asked for
  var WHY = { title: "名称", name: "别名", word: "说法", text: "原文", near: "相近", unit: "管这件事" };
  var SAID_OF_NUMBERS = /[第号令文件字年发的]/g;
  var arrived = {};

  window.gongkaiSearch = function (table, key, payload) { arrived[table + " " + key] = payload; };

  function once(list) {
    var seen = Object.create(null);
    return list.filter(function (one) { return one in seen ? false : (seen[one] = true); });
  }

  /* Every pair of neighbouring characters; half of a rare character is none. */
  function pairsOf(text) {
    var pairs = [];
    for (var i = 0; i + 1 < text.length; i++) {
      var pair = text.substr(i, 2);
      if (!/[\uD800-\uDFFF]/.test(pair)) { pairs.push(pair); }
    }
    return pairs;
  }

  /* The pair that stands for a whole name in the blocks: generator/search/packs.py, name_key. */
  function nameKey(name) {
    var rest = 0;
    for (var i = 1; i < name.length; i++) { rest = (rest * 131 + name.charCodeAt(i)) % 1000003; }
    return name.charAt(0) + String.fromCharCode(0xE000 + rest % 6400);
  }

  /* Every stretch of a query that may be a name, by its pair, with how much it counts: the longer the more. */
  function namesIn(query) {
    var keys = {};
    query.pieces.concat(query.pieces.length > 1 ? [query.content] : []).forEach(function (piece) {
      for (var at = 0; at < Math.min(piece.length, LONGEST_NAME); at++) {
        for (var size = 2; size <= Math.min(piece.length - at, LONGEST_NAME); size++) {
          keys[nameKey(piece.substr(at, size))] = 1 + 2 * size / query.content.length;
        }
      }
    });
    return keys;
  }

  function readNumbers(code) {
    var numbers = [], value = 0, last = 0;
    for (var i = 0; i < code.length; i++) {
      var figure = ALPHABET.indexOf(code.charAt(i));
      value = value * HALF + figure % HALF;
      if (figure < HALF) { last += value; numbers.push(last); value = 0; }
    }
    return numbers;
  }

  /* The last row whose first column is not greater than the key. */
  function rowBefore(rows, key) {
    var low = 0, high = rows.length;
    while (low < high) {
      var middle = (low + high) >> 1;
      if (rows[middle][0] <= key) { low = middle + 1; } else { high = middle; }
    }
    return rows[low - 1];
  }

  window.GongkaiEngine = function (root, base) {
    var folding = window.gongkaiFolding(), fold = folding.fold;
    var fillers = root.fillers ? root.fillers.split(" ").map(fold) : [];
    var waiting = {}, blocks = {}, packs = {};
    fillers.sort(function (a, b) { return b.length - a.length; });

    /* Files. Each is loaded once; whoever asks while it is on its way is told with the rest. */
    function load(name, done) {
      if (waiting[name] === true) { return done(true); }
      if (waiting[name]) { waiting[name].push(done); return; }
      var told = waiting[name] = [done];
      var script = document.createElement("script");
      script.src = base + "search/" + name + ".js";
      function end(good) {
        if (good) { waiting[name] = true; } else { delete waiting[name]; }
        told.forEach(function (one) { one(good); });
      }
      script.onload = function () { end(true); };
      script.onerror = function () { script.parentNode.removeChild(script); end(false); };
      document.head.appendChild(script);
    }

    function all(list, each, done) {
      var left = list.length, good = true;
      if (!left) { return done(true); }
      list.forEach(function (one) {
        each(one, function (fine) { good = good && fine; if (--left === 0) { done(good); } });
      });
    }

    /* The row of a table that a key belongs to: in the root, or in the part of the table that holds it. */
    function lookUp(table, kind, key, done) {
      if (table.rows) { return done(rowBefore(table.rows, key)); }
      var part = rowBefore(table.parts, key);
      if (!part) { return done(undefined); }
      load(part[1], function () {
        var rows = arrived[kind + " " + table.parts.indexOf(part)];
        done(rows && rowBefore(rows, key));
      });
    }

    function placeRow(slug, done) {
      if (!slug || slug === "national") { return done(slug ? root.nation : undefined); }
      lookUp(root.places, "place-list", slug, function (row) { done(row && row[0] === slug ? row : undefined); });
    }

    function loadHead(row, done) {
      if (!row) { return done(undefined); }
      load(row[4], function () {
        var data = arrived["head " + row[0]];
        if (!data) { return done(undefined); }
        if (!data.units) {
          data.units = {};
          data[2].forEach(function (unit) { data.units[unit[0]] = unit[1]; });
          data.firsts = {};
          data[3].forEach(function (topic) { data.firsts[topic[0]] = topic[1] ? topic[1].split(" ") : []; });
        }
        done(data);
      });
    }

    /* Where pairs of characters stand: pair → [pack, pack …] for names and for sentences. */
    function postings(pairs, done) {
      var wanted = {}, failed = false;
      all(pairs, function (pair, next) {
        lookUp(root.blocks, "block-list", pair, function (row) {
          if (row) { wanted[row[1]] = row[0]; }
          next(true);
        });
      }, function () {
        all(Object.keys(wanted), function (name, next) {
          load(name, function (good) {
            failed = failed || !good;
            if (good && !blocks[name]) { blocks[name] = parseBlock(arrived["block " + wanted[name]] || ""); }
            next(good);
          });
        }, function () {
          var found = {};
          pairs.forEach(function (pair) {
            Object.keys(wanted).forEach(function (name) {
              if (blocks[name] && blocks[name][pair]) { found[pair] = readNumbers(blocks[name][pair]); }
            });
          });
          done(found, failed);
        });
      });
    }

    function parseBlock(text) {
      var rows = Object.create(null);
      text.split(";").forEach(function (group) {
        var first = group.charAt(0);
        group.substr(1).split(",").forEach(function (row) { rows[first + row.charAt(0)] = row.substr(1); });
      });
      return rows;
    }

    function loadPack(number, done) {
      if (packs[number]) { return done(true); }
      lookUp(root.packs, "pack-list", number, function (row) {
        if (!row || row[0] !== number) { return done(false); }
        load(row[1], function (good) {
          var rows = arrived["pack " + number];
          if (rows && !packs[number]) { packs[number] = rows.map(readEntry); }
          done(good && !!rows);
        });
      });
    }

    function readEntry(row) {
      var names = row[6] && row[6].length ? row[6] : [[], []], about = row[7] && row[7].length ? row[7] : ["", ""];
      return {
        kind: root.kinds[row[0]][0], kindTitle: root.kinds[row[0]][1], order: row[0], id: row[1], path: row[2],
        title: row[3], ended: !!((row[4] || 0) & ENDED), goesOn: !!((row[4] || 0) & GOES_ON),
        texts: (row[5] || []).map(function (text) { return typeof text === "string" ? [text] : text; }),
        names: names[0], words: names[1],
        topics: about[0] ? about[0].split(" ") : [], units: about[1] ? about[1].split(" ") : [], pathIn: row[8] || ""
      };
    }

    /* What was typed, ready to be compared. */
    function readQuery(text) {
      var cut = text.length > 400;
      text = cut ? text.substr(0, 400) : text;
      var whole = fold(text);
      cut = cut || whole.length > LONGEST;
      whole = whole.substr(0, LONGEST);
      var pieces = [];
      text.split(/[\s,，、。；;?？!！]+/).forEach(function (part) { pieces.push(fold(part)); });
      pieces = strip(pieces.join(" ").substr(0, LONGEST * 2)).split(" ").filter(function (one) { return one; });
      if (!pieces.length && whole) { pieces = [whole]; }
      return { text: text, whole: whole, pieces: pieces, content: pieces.join(""), cut: cut, figures: text.match(/[0-9０-９]+/g) || [] };
    }

    /* The words of a question that carry nothing, taken out; but never so much that one character is left. */
    function strip(text) {
      fillers.forEach(function (filler) {
        if (filler) {
          var less = text.split(filler).join(" ");
          if (less.replace(/ /g, "").length > 1) { text = less; }
        }
      });
      return text;
    }

    function weigh(query, found) {
      var total = Math.max(root.count, 2);
      query.weights = {};
      query.pairs.forEach(function (pair) {
        query.weights[pair] = found[pair] ? Math.log(1 + total / found[pair].length) : 0;
      });
      /* A character that stands in no known pair is unknown: it weighs as much as the mean. */
      var sum = 0, known = 0;
      query.pairs.forEach(function (pair) { if (query.weights[pair]) { sum += query.weights[pair]; known++; } });
      query.mean = known ? sum / known : 1;
      query.each = [];
      query.total = 0;
      query.pieces.forEach(function (piece) {
        var unknown = 0;
        for (var i = 0; i < piece.length; i++) {
          var weight = Math.max(i ? query.weights[piece.substr(i - 1, 2)] || 0 : 0, query.weights[piece.substr(i, 2)] || 0);
          unknown = weight ? 0 : unknown + 1;
          query.total += weight || (unknown > 1 ? Math.max(query.mean, Math.log(1 + total)) : query.mean);
        }
      });
      return query;
    }

    /* How much of what was typed stands in some texts, 0 to 1, rare pairs counting more. */
    function covered(query, texts) {
      var sum = 0;
      query.pieces.forEach(function (piece) {
        var here = [];
        for (var i = 0; i + 1 < piece.length; i++) {
          var pair = piece.substr(i, 2);
          if (!query.weights[pair]) { continue; }
          for (var t = 0; t < texts.length; t++) {
            if (texts[t].indexOf(pair) >= 0) {
              here[i] = Math.max(here[i] || 0, query.weights[pair]);
              here[i + 1] = Math.max(here[i + 1] || 0, query.weights[pair]);
              break;
            }
          }
        }
        here.forEach(function (weight) { sum += weight || 0; });
      });
      return query.total ? Math.min(1, sum / query.total) : 0;
    }

    /* How well a name fits: the same, one in the other, or sharing words; 0 to 100. */
    function fits(query, name, most) {
      if (name === query.whole || name === query.content) { return most; }
      if (query.content.length > 1 && name.indexOf(query.content) >= 0) {
        if (name.length - query.content.length === 1) { return most - 4; }
        return most - 22 + 14 * query.content.length / name.length + (name.indexOf(query.content) === 0 ? 3 : 0);
      }
      if (name.length > 1 && query.whole.indexOf(name) >= 0) {
        return most * (0.35 + 0.65 * covered(query, [name])) - 3;
      }
      return 0;
    }

    function fitsNumber(query, name) {
      if (!query.figures.length) { return 0; }
      var theirs = name.match(/[0-9]+/g);
      if (!theirs) { return 0; }
      var mine = fold(query.figures.join("")), whole = theirs.join("");
      var last = mine === theirs[theirs.length - 1] || mine === whole;
      if (mine !== whole && !last) { return 0; }
      var letters = query.whole.replace(/[0-9]/g, "").replace(SAID_OF_NUMBERS, ""), at = 0, text = fold(name);
      for (var i = 0; i < letters.length; i++) {
        at = text.indexOf(letters.charAt(i), at) + 1;
        if (!at) { return 0; }
      }
      return mine === whole ? 96 : 84 + Math.min(8, 2 * letters.length);
    }

    /* The best of everything an entry offers: points, why, and the text to show. */
    function score(query, entry) {
      var best = { points: 0, why: "near", text: -1 };
      function offer(points, why, text) {
        if (points > best.points) { best = { points: points, why: why, text: text }; }
      }
      if (!entry.folded) {
        entry.folded = { title: fold(entry.title), names: entry.names.map(fold), words: entry.words.map(fold) };
        entry.runs = runsOf(entry);
      }
      var mine = entry.folded;
      if (!entry.goesOn) {
        offer(fits(query, mine.title, 100), "title", -1);
        offer(Math.max(fitsNumber(query, entry.title), 0), "title", -1);
        mine.names.forEach(function (name) { offer(fits(query, name, 97), "name", -1); });
        entry.names.forEach(function (name) { offer(fitsNumber(query, name), "name", -1); });
        mine.words.forEach(function (word) { offer(fits(query, word, 92), "word", -1); });
        var share = covered(query, [mine.title].concat(mine.names, mine.words));
        offer(72 * share, mine.words.length ? "word" : "title", -1);
      }
      entry.runs.forEach(function (run) {
        var at = run.text.indexOf(query.whole), share;
        if (at >= 0) { return offer(62 + Math.min(24, 3 * query.whole.length), "text", run.index(at)); }
        if (query.content !== query.whole && query.content.length > 1) {
          at = run.text.indexOf(query.content);
          if (at >= 0) { return offer(58 + Math.min(20, 2 * query.content.length), "text", run.index(at)); }
        }
        share = covered(query, [run.text]);
        if (share > 0.2) { offer((query.whole.length > 7 ? 78 : 50) * share * share, "text", run.closest(query)); }
      });
      if (best.points < 72 && entry.runs.length && !entry.goesOn) {
        var both = [mine.title].concat(mine.names, mine.words, entry.runs.map(function (run) { return run.text; }));
        var wide = 56 * covered(query, both);
        if (wide > best.points) { best = { points: wide, why: best.why, text: best.text }; }
      }
      if (entry.ended) { best.points -= 10; }
      return best;
    }

    /* Texts as they are compared: those that run on are one. */
    function runsOf(entry) {
      var runs = [], current = null;
      entry.texts.forEach(function (text, number) {
        var goes = text[3] === 1, folded = fold(text[0]);
        if (!goes || !current) { current = { text: "", parts: [] }; runs.push(current); }
        current.parts.push([current.text.length, number]);
        current.text += folded;
        if (!goes) { current = null; }
      });
      runs.forEach(function (run) {
        run.index = function (at) { return (rowBefore(run.parts, at) || run.parts[0])[1]; };
        run.closest = function (query) {
          var best = 0, found = run.parts[0][1];
          run.parts.forEach(function (part, number) {
            var end = number + 1 < run.parts.length ? run.parts[number + 1][0] : run.text.length;
            var share = covered(query, [run.text.substring(part[0], end)]);
            if (share > best) { best = share; found = part[1]; }
          });
          return found;
        };
      });
      return runs;
    }

    /* The packs worth loading: the reader's place and the nation first, rare pairs and pairs in names counting more. */
    function choose(query, found, own, everywhere) {
      var points = {}, ranges = [];
      if (own) { ranges.push([own[2], own[2] + own[3], 1.25]); }
      ranges.push([root.nation[2], root.nation[2] + root.nation[3], 1.1]);
      if (everywhere || !own) { ranges.push([0, root.count, 1]); }
      query.pairs.concat(Object.keys(query.names)).forEach(function (pair) {
        var list = found[pair] || [], named = list.filter(function (posting) { return !(posting & 1); }).length;
        var inName = 1.5 * Math.log(1 + root.count / (named || 1)), inText = Math.log(1 + root.count / (list.length || 1));
        list.forEach(function (posting) {
          var pack = posting >> 1, factor = 0;
          ranges.forEach(function (range) {
            if (!factor && pack >= range[0] && pack < range[1]) { factor = range[2]; }
          });
          if (factor) {
            points[pack] = (points[pack] || 0) + factor * (posting & 1 ? inText : inName) * (query.names[pair] || 1);
          }
        });
      });
      var chosen = Object.keys(points).map(Number);
      chosen.sort(function (a, b) { return points[b] - points[a] || a - b; });
      var least = chosen.length ? points[chosen[0]] * 0.3 : 0;
      return chosen.filter(function (pack, place) { return place < LEAST_PACKS || (place < MOST_PACKS && points[pack] >= least); });
    }

    function placeOf(pack, own, done) {
      if (own && pack >= own[2] && pack < own[2] + own[3]) { return done(own); }
      if (pack < root.nation[2] + root.nation[3]) { return done(root.nation); }
      if (root.places.rows) {
        var holder;
        root.places.rows.forEach(function (row) { if (pack >= row[2] && pack < row[2] + row[3]) { holder = row; } });
        return done(holder);
      }
      /* The parts of a long list stand in the order of names, not of packs: those that were loaded are looked through. */
      var seen;
      all(root.places.parts, function (part, next) {
        load(part[1], function () {
          (arrived["place-list " + root.places.parts.indexOf(part)] || []).forEach(function (row) {
            if (pack >= row[2] && pack < row[2] + row[3]) { seen = row; }
          });
          next(true);
        });
      }, function () { done(seen); });
    }

    /* One reading of a query, from pairs to scored entries. */
    function search(query, own, options, done) {
      query.pairs = once([].concat.apply([], query.pieces.map(pairsOf)));
      query.names = namesIn(query);
      if (query.pairs.length > MOST_PAIRS) {
        var step = query.pairs.length / MOST_PAIRS;
        query.pairs = query.pairs.filter(function (_, i) { return Math.floor(i / step) !== Math.floor((i - 1) / step); });
      }
      postings(query.pairs.concat(Object.keys(query.names)), function (found, failed) {
        weigh(query, found);
        var chosen = choose(query, found, own, options.everywhere);
        all(chosen, loadPack, function (good) {
          var hits = [];
          all(chosen, function (number, next) {
            placeOf(number, own, function (row) {
              if (row && packs[number]) {
                packs[number].forEach(function (entry) {
                  var result = score(query, entry);
                  if (result.points > 12) { hits.push({ entry: entry, row: row, points: result.points, why: result.why, text: result.text }); }
                });
              }
              next(true);
            });
          }, function () { done(hits, failed || !good); });
        });
      });
    }

    /* Everything for the list: the best of each thing, places' units behind what they answer for, filters, counts. */
    function gather(query, hits, own, head, options, answer, done) {
      var best = {}, list;
      hits.forEach(function (hit) {
        var key = [hit.entry.kind, hit.entry.id, hit.row === own || (own && hit.row === root.nation && hit.entry.pathIn) ? "own" : hit.row[0]].join(" ");
        if (hit.row === own) { hit.points += 4; } else if (own && hit.row !== root.nation) { hit.points -= 6; }
        if (!best[key] || best[key].points < hit.points) {
          if (best[key] && best[key].entry.pathIn && !hit.entry.pathIn) { hit.units = best[key].units; }
          best[key] = hit;
        }
      });
      list = Object.keys(best).map(function (key) { return best[key]; });
      /* What has its page in places only is found where a place is chosen; a topic, where its document speaks of it. */
      list = list.filter(function (hit) {
        if (hit.row !== root.nation) { return true; }
        if (hit.entry.kind === "topic" && head) { return !!head.firsts[hit.entry.id]; }
        return own ? hit.entry.pathIn || hit.entry.path : !!hit.entry.path;
      });
      list.sort(byPoints);
      answer.exact = list.length > 0 && list[0].points >= EXACT;
      list = withUnits(list, own, head);
      answer.kinds = {};
      answer.topics = {};
      list.forEach(function (hit) {
        answer.kinds[hit.entry.kind] = (answer.kinds[hit.entry.kind] || 0) + 1;
        hit.entry.topics.forEach(function (topic) { answer.topics[topic] = (answer.topics[topic] || 0) + 1; });
      });
      list = list.filter(function (hit) {
        return (!options.kind || hit.entry.kind === options.kind)
          && (!options.topic || hit.entry.topics.indexOf(options.topic) >= 0)
          && (!options.inForce || !hit.entry.ended);
      });
      answer.total = list.length;
      list = list.slice(0, options.limit || 50);
      all(once(list.map(function (hit) { return hit.row[0]; })), function (slug, next) {
        var row = list.filter(function (hit) { return hit.row[0] === slug; })[0].row;
        loadHead(row, function () { next(true); });
      }, function () {
        answer.results = list.map(function (hit) { return shown(query, hit, own, head); });
        done(answer);
      });
    }

    function byPoints(a, b) {
      return b.points - a.points || a.entry.ended - b.entry.ended || a.entry.order - b.entry.order || (a.entry.id < b.entry.id ? -1 : 1);
    }

    /* Behind the first trouble, measure or topic the units of the place that come first on it. */
    function withUnits(list, own, head) {
      if (!own || !head || !list.length) { return list; }
      var first = list[0].entry, topics = first.topics.slice(0, 1);
      if (["situation", "measure", "topic"].indexOf(first.kind) < 0 || list[0].points < 40) { return list; }
      var units = topics.length ? (head.firsts[topics[0]] || []).slice(0, 2) : [];
      var at = Math.min(list.length, 2), added = [];
      units.forEach(function (unit) {
        var held = list.filter(function (hit) { return hit.entry.kind === "unit" && hit.entry.id === unit && hit.row === own; })[0];
        if (held && list.indexOf(held) < 3) { return; }
        if (held) { list.splice(list.indexOf(held), 1); }
        added.push(held || {
          entry: { kind: "unit", kindTitle: titleOf("unit"), order: 0, id: unit, path: "units/" + unit + "/", title: head.units[unit],
                   ended: false, texts: [], names: [], words: [], topics: topics, units: [unit], pathIn: "" },
          row: own, points: list[0].points - 1, why: "unit", text: -1
        });
      });
      return list.slice(0, at).concat(added, list.slice(at));
    }

    function titleOf(kind) {
      return root.kinds.filter(function (one) { return one[0] === kind; })[0][1];
    }

    function shown(query, hit, own, head) {
      var entry = hit.entry, national = hit.row === root.nation;
      var placed = national && own && entry.pathIn, row = placed ? own : hit.row;
      var data = arrived["head " + row[0]] || [""];
      var path = (placed ? data[0] + entry.pathIn : national ? entry.path : data[0] + entry.path);
      var text = hit.text >= 0 ? entry.texts[hit.text] : entry.texts[0], anchor = hit.text >= 0 ? text[1] : "";
      var units = entry.units;
      if (placed && head && !units.length && entry.topics.length) { units = head.firsts[entry.topics[0]] || []; }
      return {
        kind: entry.kind, kindTitle: entry.kindTitle, id: hit.text >= 0 && text[2] ? text[2] : entry.id,
        place: row === root.nation ? "national" : row[0], placeName: row[1], title: entry.title,
        href: withPage(path) + (anchor ? "#" + anchor : ""), why: WHY[hit.why],
        units: units.slice(0, 8).map(function (unit) {
          return { id: unit, name: (data.units || {})[unit] || unit, href: withPage(data[0] + "units/" + unit + "/") };
        }),
        sentence: text ? marked(query, text[0]) : [], ended: entry.ended, points: Math.round(hit.points * 10) / 10
      };
    }

    function withPage(path) {
      var parts = path.split("#"), page = parts[0];
      if (page === "" || page.charAt(page.length - 1) === "/") { page += "index.html"; }
      return page + (parts[1] ? "#" + parts[1] : "");
    }

    /* About sixty characters around the first word, in pieces; what was typed is marked. */
    function marked(query, text) {
      var folded = folding.foldWithMap(text), marks = [], from = -1;
      function mark(start, length) {
        for (var i = start; i < start + length; i++) { marks[folded.from[i]] = true; }
        if (from < 0 || folded.from[start] < from) { from = folded.from[start]; }
      }
      var at = folded.text.indexOf(query.whole);
      if (at >= 0) { mark(at, query.whole.length); } else {
        pairsOf(query.content).forEach(function (pair) {
          if (query.weights[pair] && (at = folded.text.indexOf(pair)) >= 0) { mark(at, 2); }
        });
      }
      var start = Math.max(0, from - 14), end = Math.min(text.length, start + 64), pieces = [];
      if (start > 0) { pieces.push({ text: "……", marked: false }); }
      for (var i = start; i < end; i++) {
        var last = pieces[pieces.length - 1], is = !!marks[i];
        if (last && last.marked === is && last.text !== "……") { last.text += text.charAt(i); } else { pieces.push({ text: text.charAt(i), marked: is }); }
      }
      if (end < text.length) { pieces.push({ text: "……", marked: false }); }
      return pieces;
    }

    /* The lists of names, the place's own first; with them what tells how characters sound. */
    function lexicons(own, letters, done) {
      all([root.nation[5]].concat(own ? [own[5]] : [], letters), load, function () {
        if (arrived["sounds 0"]) { window.GongkaiReadings.hear(arrived["sounds 0"], arrived["likes 0"]); }
        done((own ? [arrived["lexicon " + own[0]]] : []).concat([arrived["lexicon "]]));
      });
    }

    /* Other readings, when what was typed fits nothing whole: sounds, slips, old characters. */
    function reread(query, own, done) {
      if (!window.GongkaiReadings) { return done([], []); }
      lexicons(own, /^[a-z]+$/.test(query.content) ? [root.sounds] : [root.sounds, root.likes], function (lists) {
        done.apply(null, window.GongkaiReadings(query, lists, fold));
      });
    }

    function find(text, options, done) {
      var query = readQuery(String(text || ""));
      var answer = { query: text, results: [], exact: false, readAs: "", cut: query.cut, total: 0, kinds: {}, topics: {}, near: [], failed: false };
      if (!query.whole) { return done(answer); }
      placeRow(options.place, function (own) {
        loadHead(own, function (head) {
          search(query, own, options, function (hits, failed) {
            answer.failed = failed;
            gather(query, hits, own, head, options, answer, function () {
              var latin = /[a-z]{2}/.test(query.content);
              if (answer.exact && !latin || query.content.length > LONGEST_SLIP && answer.results.length) { return done(answer); }
              reread(query, own, function (readings, near) {
                answer.near = near;
                if (!readings.length) { return done(answer); }
                var more = [];
                all(readings, function (reading, next) {
                  var other = readQuery(reading.text);
                  search(other, own, options, function (found) {
                    found.forEach(function (hit) { hit.points *= reading.trust; hit.read = other; more.push(hit); });
                    next(true);
                  });
                }, function () {
                  var second = { query: text, exact: false, readAs: readings[0].text, cut: query.cut, near: near, failed: answer.failed };
                  var other = readQuery(readings[0].text);
                  other.weights = query.weights;
                  gather(more.length ? more[0].read : other, more, own, head, options, second, function () {
                    var better = second.results.length && (!answer.results.length || second.results[0].points > answer.results[0].points);
                    done(better ? second : answer);
                  });
                });
              });
            });
          });
        });
      });
    }

    function suggest(text, options, done) {
      var query = readQuery(String(text || ""));
      placeRow(options.place, function (own) {
        lexicons(own, /[a-z]/.test(query.whole) ? [root.sounds] : [], function (lists) {
          done(window.GongkaiReadings.suggest(query, lists, fold).map(function (term) {
            return { term: term.name, kind: root.kinds[term.kind][0], kindTitle: root.kinds[term.kind][1] };
          }));
        });
      });
    }

    /* The place of a name in the address, or null. */
    function place(slug, done) {
      placeRow(slug, function (row) { done(row && row !== root.nation ? { slug: row[0], name: row[1] } : null); });
    }

    return {
      find: find, suggest: suggest, place: place,
      places: (root.places.rows || []).map(function (row) { return { slug: row[0], name: row[1] }; }),
      kinds: root.kinds.map(function (one) { return { id: one[0], title: one[1] }; }),
      topics: root.topics.map(function (one) { return { id: one[0], title: one[1] }; })
    };
  };
})();
