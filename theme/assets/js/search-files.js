/* The files of the search: each loaded once, when something in it is wanted. generator/search writes them.
   Data are classic scripts that call gongkaiSearch(payload), and are known by the names of their files. */
(function () {
  "use strict";

  var HALF = 32, ENDED = 1, GOES_ON = 2;
  var ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%()*+-./:";
  var arrived = {}, latest;

  /* A script that has run is told of as loaded before another runs: so the latest payload is its own. */
  window.gongkaiSearch = function (payload) { latest = payload; };

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

  /* `base` leads to the root of the site, `readings` to the script that is loaded when it is wanted. */
  window.GongkaiFiles = function (root, base, readings) {
    var waiting = {}, blocks = {}, packs = {}, places = Object.create(null);
    places[""] = root.nation;

    /* Each is loaded once; whoever asks while it is on its way is told with the rest. What came but called nothing, an
       error page in place of a file, has not come. */
    function load(name, done) { loadScript(name, base + "search/" + name + ".js", true, done); }

    function loadScript(name, address, isData, done) {
      if (waiting[name] === true) { return done(true); }
      if (waiting[name]) { waiting[name].push(done); return; }
      var told = waiting[name] = [done];
      var script = document.createElement("script");
      script.src = address;
      function end(good) {
        if (good) { waiting[name] = true; } else { delete waiting[name]; }
        told.forEach(function (one) { one(good); });
      }
      script.onload = function () {
        var payload = latest;
        latest = undefined;
        arrived[name] = payload;
        end(!isData || payload !== undefined);
      };
      script.onerror = function () { script.parentNode.removeChild(script); end(false); };
      document.head.appendChild(script);
    }

    /* The row of a table that a key belongs to: in the root, or in the part of the table that holds it. */
    function lookUp(table, key, done) {
      if (table.rows) { return done(rowBefore(table.rows, key)); }
      var part = rowBefore(table.parts, key);
      if (!part) { return done(undefined); }
      load(part[1], function () { done(arrived[part[1]] && rowBefore(arrived[part[1]], key)); });
    }

    /* What is known of a place: slug, name, first pack, packs, head, lexicon; of one met in a pack only some of it. */
    function placeRow(slug, done) {
      if (!slug) { return done(undefined); }
      lookUp(root.places, slug, function (row) {
        if (row && row[0] === slug) { places[slug] = row; }
        done(row && row[0] === slug ? row : undefined);
      });
    }

    function holderOf(row) {
      if (!places[row[0]]) { places[row[0]] = [row[0], row[1], -1, 0, row[2]]; }
      return places[row[0]];
    }

    function loadHead(row, done) {
      if (!row) { return done(undefined); }
      load(row[4], function () {
        var data = arrived[row[4]];
        if (!Array.isArray(data)) { return done(undefined); }
        if (!data.units) {
          data.units = Object.create(null);
          data[2].forEach(function (unit) { data.units[unit[0]] = unit[1]; });
          data.firsts = Object.create(null);
          data[3].forEach(function (topic) { data.firsts[topic[0]] = topic[1] ? topic[1].split(" ") : []; });
        }
        done(data);
      });
    }

    /* Where pairs of characters stand: pair → [pack, pack …] for names and for sentences. */
    function postings(pairs, done) {
      var wanted = {}, failed = false;
      all(pairs, function (pair, next) {
        lookUp(root.blocks, pair, function (row) {
          if (row) { wanted[row[1]] = true; }
          next(true);
        });
      }, function () {
        all(Object.keys(wanted), function (name, next) {
          load(name, function (good) {
            failed = failed || !good;
            if (good && !blocks[name]) { blocks[name] = parseBlock(String(arrived[name] || "")); }
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
      lookUp(root.packs, number, function (row) {
        if (!row || row[0] !== number) { return done(false); }
        load(row[1], function (good) {
          var rows = arrived[row[1]];
          if (Array.isArray(rows) && !packs[number]) {
            packs[number] = { row: holderOf(rows[0]), entries: rows.slice(1).map(readEntry) };
          }
          done(good && !!packs[number]);
        });
      });
    }

    function readEntry(row) {
      var names = row[6] || [], about = row[7] && row[7].length ? row[7] : ["", ""];
      return {
        kind: root.kinds[row[0]][0], kindTitle: root.kinds[row[0]][1], order: row[0], id: row[1], path: row[2],
        title: row[3], ended: !!((row[4] || 0) & ENDED), goesOn: !!((row[4] || 0) & GOES_ON),
        texts: (row[5] || []).map(function (text) { return typeof text === "string" ? [text] : text; }),
        names: names[0] || [], words: names[1] || [], also: names[2] || [],
        topics: about[0] ? about[0].split(" ") : [], units: about[1] ? about[1].split(" ") : [], pathIn: row[8] || ""
      };
    }

    /* The lists of names, the place's own first, `more` being files wanted besides; and the script that reads them. The
       likes of the characters of `text` come with them, but of those that stand in a name that is held. */
    function lexicons(own, more, text, done) {
      var names = (own ? [own[5]] : []).concat([root.nation[5]], more.indexOf(root.said) >= 0 ? [root.said] : []);
      loadReadings(function (good) {
        likesOf(text, names, function (likes) {
          all(names.concat(more, likes), load, function () {
            if (good && arrived[root.sounds]) {
              window.GongkaiReadings.hear(arrived[root.sounds], likes.map(function (name) { return arrived[name] || ""; }));
            }
            done(good ? names.map(function (name) { return arrived[name]; }) : []);
          });
        });
      });
    }

    /* The files that know the likes of characters, which are none of a name that has come. */
    function likesOf(text, names, done) {
      var wanted = {}, held = names.map(function (name) { return JSON.stringify(arrived[name] || ""); }).join("");
      all(text.split(""), function (char, next) {
        if (held.indexOf(char) >= 0) { return next(true); }
        lookUp(root.likes, char, function (row) {
          if (row) { wanted[row[1]] = true; }
          next(true);
        });
      }, function () { done(Object.keys(wanted)); });
    }

    function loadReadings(done) {
      if (window.GongkaiReadings) { return done(true); }
      loadScript("readings", readings, false, function (good) { done(good && !!window.GongkaiReadings); });
    }

    return {
      all: all, rowBefore: rowBefore, placeRow: placeRow, loadHead: loadHead, postings: postings,
      loadPack: loadPack, lexicons: lexicons,
      pack: function (number) { return packs[number]; },
      head: function (row) { return arrived[row[4]]; }
    };
  };
})();
