/* The search itself: which packs to load, the best first, the units behind what they answer for, other readings. */
(function () {
  "use strict";

  var MOST_PAIRS = 24, LEAST_PACKS = 4, MOST_PACKS = 6, MOST_AGAIN = 4, MOST_NARROWED = 16, FIRST = 10, BATCH = 8;
  var LONGEST_SLIP = 16, SURE = 0.9;
  var LEAST = 12; // points under which a result is none
  var EXACT = 55; // points from which a result is said to be what was asked for
  var PLACE = /^([\u4e00-\u9fff]{2,7}?[省市县旗州盟])(..+)$/;
  var WHY = { title: "名称", name: "别名", word: "说法", text: "原文", own: "白话", near: "相近", unit: "管这件事" };

  function once(list) {
    var seen = Object.create(null);
    return list.filter(function (one) { return one in seen ? false : (seen[one] = true); });
  }

  function wordsOf(text) { return text ? text.split(" ") : []; }

  window.GongkaiEngine = function (root, base, readings) {
    var folding = window.gongkaiFolding(), fold = folding.fold;
    var files = window.GongkaiFiles(root, base, readings), all = files.all;
    var placeRow = files.placeRow, loadHead = files.loadHead;
    var compare = window.GongkaiScore(folding, wordsOf(root.fillers), wordsOf(root.kept), root.count, files.rowBefore);
    var readQuery = compare.readQuery;

    /* The packs worth loading first: the reader's place and the nation before others, rare pairs and pairs in names
       counting more. The rest are those that hold every pair, too: they are loaded as the reader asks for more. */
    function choose(query, found, own, everywhere, most) {
      var points = {}, held = {}, ranges = [];
      if (own) { ranges.push([own[2], own[2] + own[3], 1.25]); }
      ranges.push([root.nation[2], root.nation[2] + root.nation[3], 1.1]);
      if (everywhere || !own) { ranges.push([0, Infinity, 1]); }
      query.pairs.concat(Object.keys(query.names)).forEach(function (pair) {
        var list = found[pair] || [], named = list.filter(function (posting) { return !(posting & 1); }).length;
        var inName = 1.5 * Math.log(1 + root.count / (named || 1));
        var inText = Math.log(1 + root.count / (list.length || 1));
        list.forEach(function (posting) {
          var pack = posting >> 1, factor = 0;
          ranges.forEach(function (range) {
            if (!factor && pack >= range[0] && pack < range[1]) { factor = range[2]; }
          });
          if (factor) {
            if (!query.names[pair]) { held[pack] = (held[pack] || 0) + 1; }
            points[pack] = (points[pack] || 0) + factor * (posting & 1 ? inText : inName) * (query.names[pair] || 1);
          }
        });
      });
      /* Packs that hold every pair as it was typed come before others: it may stand there word for word. */
      var chosen = Object.keys(points).map(Number), pairs = query.pairs.length, whole = {};
      query.run.forEach(function (pair) {
        (found[pair] || []).forEach(function (posting) { whole[posting >> 1] = (whole[posting >> 1] || 0) + 1; });
      });
      chosen.forEach(function (pack) {
        if (held[pack] === pairs) { points[pack] *= 1 + 0.15 * Math.min(pairs, 8); }
      });
      chosen.sort(function (a, b) {
        return (whole[b] === query.run.length) - (whole[a] === query.run.length) || points[b] - points[a] || a - b;
      });
      var least = chosen.length ? points[chosen[0]] * 0.3 : 0;
      var first = chosen.filter(function (pack, place) {
        return place < Math.min(most, LEAST_PACKS) || (place < most && (points[pack] >= least || most > MOST_PACKS));
      });
      var typed = chosen.filter(function (pack) { return whole[pack] === query.run.length; });
      return {
        first: first,
        rest: once(typed.concat(chosen.filter(function (pack) { return held[pack] === pairs; }))).filter(function (pack) {
          return first.indexOf(pack) < 0;
        })
      };
    }

    /* Who looks for one kind only, or everywhere, wants more than the first answer. */
    function mostFor(options) {
      return options.kind || options.topic || options.inForce || options.everywhere ? MOST_NARROWED : MOST_PACKS;
    }

    /* One reading of a query, from pairs to scored entries. */
    function search(query, own, options, most, done) {
      query.pairs = once([].concat.apply([], query.pieces.map(compare.pairsOf)));
      query.run = once(compare.pairsOf(query.whole)); // as it was typed, with commas and the words of a question
      if (query.run.length > MOST_PAIRS) { query.run = query.pairs; }
      query.names = compare.namesIn(query);
      if (query.pairs.length > MOST_PAIRS) {
        var step = query.pairs.length / MOST_PAIRS;
        query.pairs = query.pairs.filter(function (_, i) {
          return Math.floor(i / step) !== Math.floor((i - 1) / step);
        });
      }
      files.postings(once(query.pairs.concat(query.run, Object.keys(query.names))), function (found, failed) {
        compare.weigh(query, found);
        var chosen = choose(query, found, own, options.everywhere, most);
        var more = chosen.rest.slice(0, BATCH * Math.ceil(Math.max(0, options.limit - FIRST) / FIRST));
        query.more = more.length < chosen.rest.length;
        all(chosen.first.concat(more), files.loadPack, function (good) {
          var hits = hitsIn(query, chosen.first, 0);
          more.forEach(function (number, at) {
            hits = hits.concat(hitsIn(query, [number], 1 + Math.floor(at / BATCH)));
          });
          done(hits, failed || !good);
        });
      });
    }

    /* `batch` keeps the order: what comes with later packs stands behind what the reader has seen. */
    function hitsIn(query, numbers, batch) {
      var hits = [];
      numbers.forEach(function (number) {
        var pack = files.pack(number);
        (pack ? pack.entries : []).forEach(function (entry) {
          var result = compare.score(query, entry);
          if (result.points > LEAST) {
            hits.push({
              entry: entry, row: pack.row, points: result.points, why: result.why, text: result.text, batch: batch,
              leads: result.text >= 0 && entry.texts[result.text][5] === 1
            });
          }
        });
      });
      return hits;
    }

    /* Everything for the list: the best of each thing, places' units behind what they answer for, filters. */
    function gather(hits, own, head, options, answer, done) {
      var best = {}, list;
      hits.forEach(function (hit) {
        var here = hit.row === own || (own && hit.row === root.nation && hit.entry.pathIn);
        var key = [hit.entry.kind, hit.entry.id, here ? "own" : hit.row[0]].join(" ");
        if (hit.row === own) { hit.points += 4; } else if (own && hit.row !== root.nation) { hit.points -= 6; }
        if (!best[key] || (best[key].batch >= hit.batch && best[key].points < hit.points)) { best[key] = hit; }
      });
      list = Object.keys(best).map(function (key) { return best[key]; });
      /* What has its page in places only is found where a place is chosen; a topic, where its document speaks of it. */
      list = list.filter(function (hit) {
        if (hit.row !== root.nation) { return true; }
        if (hit.entry.kind === "topic" && head) { return !!head.firsts[hit.entry.id]; }
        return own ? hit.entry.pathIn || hit.entry.path : !!hit.entry.path;
      });
      list.sort(byPoints);
      list = withUnits(list, own, head);
      list = list.filter(function (hit) {
        return (!options.kind || hit.entry.kind === options.kind)
          && (!options.topic || hit.entry.topics.indexOf(options.topic) >= 0)
          && (!options.inForce || !hit.entry.ended);
      });
      answer.exact = list.length > 0 && list[0].points >= EXACT;
      answer.total = list.length;
      list = list.slice(0, options.limit || 50);
      all(once(list.map(function (hit) { return hit.row[0]; })), function (slug, next) {
        var row = list.filter(function (hit) { return hit.row[0] === slug; })[0].row;
        loadHead(row, function (data) { next(!!data); });
      }, function (good) {
        answer.failed = answer.failed || !good || !!own && !head;
        list = list.filter(function (hit) {
          return hit.row === root.nation ? !own || head || hit.entry.path : files.head(hit.row);
        });
        answer.read = list.length ? list[0].query : null;
        answer.results = list.map(function (hit) { return shown(hit, own, head); });
        done(answer);
      });
    }

    function byPoints(a, b) {
      return a.batch - b.batch || b.points - a.points || a.entry.ended - b.entry.ended ||
        (b.leads || false) - (a.leads || false) || a.entry.order - b.entry.order ||
        (a.entry.id < b.entry.id ? -1 : 1);
    }

    /* Behind the first trouble, measure or topic the units of the place that come first on it. */
    function withUnits(list, own, head) {
      if (!own || !head || !list.length) { return list; }
      var first = list[0].entry, topics = first.topics.slice(0, 1);
      if (["situation", "measure", "topic"].indexOf(first.kind) < 0 || list[0].points < 40) { return list; }
      var units = topics.length ? (head.firsts[topics[0]] || []).slice(0, 2) : [];
      var at = Math.min(list.length, 2), added = [];
      units.forEach(function (unit) {
        var held = list.filter(function (hit) {
          return hit.entry.kind === "unit" && hit.entry.id === unit && hit.row === own;
        })[0];
        if (held && list.indexOf(held) < 3) { return; }
        if (held) { list.splice(list.indexOf(held), 1); }
        added.push(held || {
          entry: { kind: "unit", kindTitle: titleOf("unit"), order: 0, id: unit, path: "units/" + unit + "/", title: head.units[unit],
                   ended: false, texts: [], names: [], words: [], topics: topics, units: [unit], pathIn: "" },
          row: own, points: list[0].points - 1, why: "unit", text: -1, batch: 0
        });
      });
      return list.slice(0, at).concat(added, list.slice(at));
    }

    function titleOf(kind) {
      return root.kinds.filter(function (one) { return one[0] === kind; })[0][1];
    }

    function shown(hit, own, head) {
      var entry = hit.entry, national = hit.row === root.nation;
      var placed = national && own && head && entry.pathIn, row = placed ? own : hit.row;
      var data = files.head(row) || [""];
      var path = (placed ? data[0] + entry.pathIn : national ? entry.path : data[0] + entry.path);
      var text = hit.text >= 0 ? entry.texts[hit.text] : entry.texts[0], anchor = hit.text >= 0 ? text[1] : "";
      var units = entry.units, isOwn = !!text && text[4] === 1; // said by this site, not by the document
      if (row === own && head && !units.length && entry.topics.length) { units = head.firsts[entry.topics[0]] || []; }
      return {
        kind: entry.kind, kindTitle: entry.kindTitle, id: hit.text >= 0 && text[2] ? text[2] : entry.id,
        place: row === root.nation ? "national" : row[0], placeName: row[1], title: entry.title,
        href: withPage(path) + (anchor ? "#" + anchor : ""), why: WHY[isOwn && hit.why === "text" ? "own" : hit.why],
        own: isOwn, leads: hit.leads, topics: entry.topics,
        units: units.map(function (unit) {
          return { id: unit, name: (data.units || {})[unit] || unit, href: withPage(data[0] + "units/" + unit + "/") };
        }),
        sentence: !text ? [] : hit.query ? compare.marked(hit.query, text[0]) : [{ text: text[0], marked: false }],
        ended: entry.ended, points: Math.round(hit.points * 10) / 10
      };
    }

    function withPage(path) {
      var parts = path.split("#"), page = parts[0];
      if (page === "" || page.charAt(page.length - 1) === "/") { page += "index.html"; }
      return page + (parts[1] ? "#" + parts[1] : "");
    }

    /* Other readings, when what was typed fits nothing whole: first of names; where that is not sure, of what people
       say too, with sounds and old characters, for which more has to be loaded. */
    function reread(query, own, latin, done) {
      files.lexicons(own, latin ? [root.sounds] : [], "", function (lists) {
        if (!lists.length) { return done([], []); }
        var first = window.GongkaiReadings(query, lists, fold);
        if (first[0].length && first[0][0].trust >= (latin ? SURE : 0)) { return done(first[0], first[1]); }
        files.lexicons(own, [root.sounds, root.said], latin ? "" : query.content, function (wider) {
          done.apply(null, window.GongkaiReadings(query, wider, fold));
        });
      });
    }

    /* A place named at the beginning of what was typed, and the rest: 示例低保 is asked of 示例县. Where the reader has
       chosen another place, only its whole name counts: 示例医院 need not be in 示例县. */
    function placeIn(query, chosen) {
      var found = null;
      (root.places.rows || []).forEach(function (row) {
        row[6].split(" ").map(fold).forEach(function (name) {
          var rest = query.whole.substr(name.length);
          if (found || query.whole.indexOf(name) || readQuery(rest).content.length < 2) { return; }
          if (!chosen || chosen === row[0] || name === fold(row[1])) { found = { slug: row[0], rest: rest }; }
        });
      });
      return found;
    }

    /* 某某市低保: what looks like the name of a place and stands nowhere is one that is not held. */
    function unknownPlace(query) {
      var found = PLACE.exec(query.content);
      if (!found || compare.pairsOf(found[1]).some(function (pair) { return query.weights[pair]; })) { return null; }
      return { name: found[1], rest: found[2] };
    }

    /* done(answer), once: what was typed; the same with the words of a question left in; other readings of it. */
    function find(text, options, told) {
      var query = readQuery(String(text || "")), cut = query.cut, asked = {};
      function done(answer) {
        answer.place = asked.place || null;
        told(answer);
      }
      if (!query.whole) { return done(emptyAnswer(text, cut)); }
      var named = placeIn(query, options.place);
      if (named) { query = readQuery(named.rest, query.whole); }
      placeRow(named ? named.slug : options.place, function (own) {
        loadHead(own, function (head) {
          asked = { own: own, head: head, options: options, text: text, cut: cut };
          if (named && own && own[0] !== options.place) { asked.place = { slug: own[0], name: own[1] }; }
          ask(asked, [query], [1], mostFor(options), function (answer) {
            var elsewhere = unknownPlace(query), latin = /[a-z]{2}/.test(query.content);
            if (elsewhere) { return withoutPlace(asked, elsewhere, done); }
            if (answer.exact && !latin) { return done(answer); }
            literally(asked, query, answer, function (better) {
              var isLong = query.content.length > LONGEST_SLIP && better.results.length > 0;
              if (better.exact && !latin || isLong) { return done(better); }
              otherwise(asked, query, latin, better, done);
            });
          });
        });
      });
    }

    /* What is said of the matter anywhere, with word of the place that is not held. */
    function withoutPlace(asked, elsewhere, done) {
      ask(asked, [readQuery(elsewhere.rest)], [1], mostFor(asked.options), function (answer) {
        answer.unknownPlace = elsewhere.name;
        done(answer);
      });
    }

    /* Read as something else that sounds or looks like it, where that answers better. */
    function otherwise(asked, query, latin, answer, done) {
      reread(query, asked.own, latin, function (readings, near) {
        answer.near = near;
        if (!readings.length) { return done(answer); }
        var queries = readings.map(function (one) { return readQuery(one.text); });
        var trusts = readings.map(function (one) { return one.trust; });
        ask(asked, queries, trusts, MOST_AGAIN, function (other) {
          other.near = near;
          if (!isBetter(other, answer)) { return done(answer); }
          var taken = readings[queries.indexOf(other.read)] || readings[0];
          other.readAs = taken.text;
          other.exact = other.exact && taken.whole;
          done(other);
        });
      });
    }

    function emptyAnswer(text, cut) {
      return {
        query: text, results: [], exact: false, readAs: "", cut: cut, more: false, total: 0, near: [], failed: false
      };
    }

    function isBetter(one, other) {
      return one.results.length > 0 && (!other.results.length || one.results[0].points > other.results[0].points);
    }

    /* One answer to one or more readings, each trusted so far. */
    function ask(asked, queries, trusts, most, done) {
      var answer = emptyAnswer(asked.text, asked.cut), hits = [];
      all(queries, function (query, next) {
        search(query, asked.own, asked.options, most, function (found, failed) {
          answer.failed = answer.failed || failed;
          answer.more = answer.more || query.more;
          found.forEach(function (hit) {
            hit.points *= trusts[queries.indexOf(query)];
            hit.query = query;
          });
          hits[queries.indexOf(query)] = found;
          next(true);
        });
      }, function () { gather([].concat.apply([], hits), asked.own, asked.head, asked.options, answer, done); });
    }

    /* A word that asks may be part of what is looked for, as in 怎么公开; what was parted may stand together. */
    function literally(asked, query, answer, done) {
      if (query.pieces.length === 1 && query.content === query.whole) { return done(answer); }
      ask(asked, [readQuery(query.text, "", true)], [1], mostFor(asked.options), function (other) {
        done(isBetter(other, answer) ? other : answer);
      });
    }

    function suggest(text, options, done) {
      var query = readQuery(String(text || ""));
      placeRow(options.place, function (own) {
        files.lexicons(own, /[a-z]/.test(query.whole) ? [root.sounds, root.said] : [root.said], "", function (lists) {
          if (!lists.length) { return done([]); }
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
