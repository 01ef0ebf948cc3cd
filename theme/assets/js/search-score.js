/* How well an entry fits a query, and why. Names count before what people say, that before sentences; rare words
   count more than common ones; what is the same counts before what holds it, that before what shares words with it. */
(function () {
  "use strict";

  var LONGEST = 60, LONGEST_NAME = 12, MOST_READ = 400, HELD = 0xE000;
  var FIGURES = "零一二三四五六七八九", ARTICLE = /第?([零一二三四五六七八九十百]+|[0-9０-９]{1,4})\s*条/;
  var SAID_OF_NUMBERS = /[第号令文件字年发的]/g;

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

  window.GongkaiScore = function (folding, fillers, kept, count, rowBefore) {
    var fold = folding.fold;
    fillers = fillers.map(fold).sort(function (a, b) { return b.length - a.length; });

    /* 二十五 → 25; up to hundreds, as articles are counted. */
    function counted(text) {
      var sum = 0, last = 0;
      text.split("").forEach(function (char) {
        var figure = FIGURES.indexOf(char);
        if (char === "十") { sum += (last || 1) * 10; last = 0; }
        else if (char === "百") { sum += last * 100; last = 0; }
        else { last = figure < 0 ? 0 : figure; }
      });
      return sum + last;
    }

    /* What was typed, ready to be compared; `full` is it with the name of a place, `bare` leaves every word in. */
    function readQuery(text, full, bare) {
      var cut = text.length > MOST_READ, whole, pieces, article = "";
      text = (cut ? text.substr(0, MOST_READ) : text).replace(ARTICLE, function (said, number) {
        article = String(/[0-9０-９]/.test(number) ? Number(fold(number)) : counted(number));
        return " 第" + article + "条 ";
      });
      whole = fold(text);
      cut = cut || whole.length > LONGEST;
      whole = whole.substr(0, LONGEST);
      pieces = text.split(/[\s,，、。；;?？!！]+/).map(fold).join(" ").substr(0, LONGEST * 2);
      pieces = bare ? [whole] : strip(pieces).split(" ").filter(function (one) { return one; });
      if (!pieces.length && whole) { pieces = [whole]; }
      return {
        text: text, whole: whole, article: article, full: full || whole, pieces: pieces, content: pieces.join(""), cut: cut,
        figures: text.match(/[0-9０-９]+/g) || []
      };
    }

    /* The words of a question that carry nothing, taken out; but never so much that one character is left, and not out
       of what people say as one: a character of no script stands for that meanwhile. */
    function strip(text) {
      kept.forEach(function (word, number) { text = text.split(word).join(String.fromCharCode(HELD + number)); });
      fillers.forEach(function (filler) {
        if (filler) {
          var less = text.split(filler).join(" ");
          if (less.replace(/ /g, "").length > 1) { text = less; }
        }
      });
      kept.forEach(function (word, number) { text = text.split(String.fromCharCode(HELD + number)).join(word); });
      return text;
    }

    function weigh(query, found) {
      var total = Math.max(count, 2);
      query.weights = Object.create(null);
      query.pairs.forEach(function (pair) {
        query.weights[pair] = found[pair] ? Math.log(1 + total / found[pair].length) : 0;
      });
      /* A character that stands in no known pair is unknown: it weighs as much as the mean. */
      var sum = 0, known = 0;
      query.pairs.forEach(function (pair) { if (query.weights[pair]) { sum += query.weights[pair]; known++; } });
      query.mean = known ? sum / known : 1;
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

    function sorted(text) { return text.split("").sort().join(""); }

    /* How well a name fits: the same, one in the other, or sharing words; 0 to 100. */
    function fits(query, name, most) {
      if (name === query.whole || name === query.content || name === query.full) { return most; }
      if (query.content.length > 1 && name.indexOf(query.content) >= 0) {
        if (name.length - query.content.length === 1) { return most - 4; }
        return most - 22 + 14 * query.content.length / name.length + (name.indexOf(query.content) === 0 ? 3 : 0);
      }
      if (name.length === query.content.length && sorted(name) === sorted(query.content)) { return most - 8; }
      if (name.length > 1 && query.whole.indexOf(name) >= 0) {
        return most * (0.35 + 0.65 * covered(query, [name])) - 3;
      }
      return 0;
    }

    /* How much of a question its names answer. Words of a thing that hold a part each, none of them as it was typed, may
       have come together by chance: 孩子 of one word, 丢了 of another. */
    function shareOf(query, mine) {
      var called = [mine.title].concat(mine.names), whole = mine.words.filter(function (word) {
        return query.whole.indexOf(word) >= 0;
      });
      var best = covered(query, called.concat(whole));
      mine.words.forEach(function (word) { best = Math.max(best, covered(query, [word])); });
      return Math.max(best, 0.8 * covered(query, called.concat(mine.words)));
    }

    function placeOfArticle(query, entry) {
      var found = -1;
      entry.texts.forEach(function (text, number) { if (text[1] === "a" + query.article) { found = number; } });
      return found;
    }

    /* An article asked for by the name of its law and its number: what is typed besides must be a name of the law. */
    function fitsArticle(query, entry) {
      var rest = query.whole.replace("第" + query.article + "条", "");
      var named = rest.length > 1 && [entry.folded.title].concat(entry.folded.names).some(function (name) {
        return name === rest || name.indexOf(rest) >= 0 || rest.indexOf(name) >= 0;
      });
      return named && placeOfArticle(query, entry) >= 0 ? 98 : 0;
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
        entry.folded = {
          title: fold(entry.title), names: entry.names.map(fold), words: entry.words.concat(entry.also).map(fold)
        };
        entry.runs = runsOf(entry);
      }
      var mine = entry.folded;
      if (!entry.goesOn) {
        offer(fits(query, mine.title, 100), "title", -1);
        offer(Math.max(fitsNumber(query, entry.title), 0), "title", -1);
        mine.names.forEach(function (name) { offer(fits(query, name, 97), "name", -1); });
        entry.names.forEach(function (name) { offer(fitsNumber(query, name), "name", -1); });
        mine.words.forEach(function (word, number) { // of the later ones something else is the first answer
          offer(fits(query, word, number < entry.words.length ? 92 : 90), "word", -1);
        });
        var share = shareOf(query, mine);
        offer(72 * share + 2 * covered(query, [mine.title]), mine.words.length ? "word" : "title", -1);
      }
      if (query.article && entry.kind === "law") { offer(fitsArticle(query, entry), "text", placeOfArticle(query, entry)); }
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

    /* Texts as they are compared: one that runs on is one with the text before it. */
    function runsOf(entry) {
      var runs = [], current = null;
      entry.texts.forEach(function (text, number) {
        if (!current || text[3] !== 1) { current = { text: "", parts: [] }; runs.push(current); }
        current.parts.push([current.text.length, number]);
        current.text += fold(text[0]);
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
        if (last && last.marked === is && last.text !== "……") { last.text += text.charAt(i); }
        else { pieces.push({ text: text.charAt(i), marked: is }); }
      }
      if (end < text.length) { pieces.push({ text: "……", marked: false }); }
      return pieces;
    }

    return {
      readQuery: readQuery, weigh: weigh, score: score, marked: marked, pairsOf: pairsOf, namesIn: namesIn
    };
  };
})();
