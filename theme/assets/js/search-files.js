/* The files of the search: each loaded once, when something in it is wanted. generator/search writes them.
   Data are classic scripts that call gongkaiSearch(table, key, payload). */
(function () {
  "use strict";

  var HALF = 32, ENDED = 1, GOES_ON = 2;
  var ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
  var arrived = {};

  window.gongkaiSearch = function (table, key, payload) { arrived[table + " " + key] = payload; };

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

  /* Each of a list, all at once; done(good) when the last has ended. */
  function all(list, each, done) {
    var left = list.length, good = true;
    if (!left) { return done(true); }
    list.forEach(function (one) {
      each(one, function (fine) { good = good && fine; if (--left === 0) { done(good); } });
    });
  }

  window.GongkaiFiles = function (root, base) {
    var waiting = {}, blocks = {}, packs = {};

    /* Each is loaded once; whoever asks while it is on its way is told with the rest. */
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

    /* The lists of names, the place's own first; with them what tells how characters sound. */
    function lexicons(own, letters, done) {
      all([root.nation[5]].concat(own ? [own[5]] : [], letters), load, function () {
        if (arrived["sounds 0"]) { window.GongkaiReadings.hear(arrived["sounds 0"], arrived["likes 0"]); }
        done((own ? [arrived["lexicon " + own[0]]] : []).concat([arrived["lexicon "]]));
      });
    }

    return {
      all: all, rowBefore: rowBefore, placeRow: placeRow, placeOf: placeOf, loadHead: loadHead, postings: postings,
      loadPack: loadPack, lexicons: lexicons,
      pack: function (number) { return packs[number]; },
      head: function (slug) { return arrived["head " + slug]; }
    };
  };
})();
