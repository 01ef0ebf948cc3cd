/* What else a query may mean: pinyin, initials, traditional characters, a wrong, missing or needless character.
   Names come from the lexicons, sounds from the letters; both are loaded only when they are needed. */
(function () {
  "use strict";

  var MOST = 2, NEAR = 6, SUGGESTED = 8;
  var HEARD = 0.45, SLIPPED = 0.6; // how much of a query a name must be for a slip in it to be put right
  var held = { read: [], sounds: Object.create(null), modern: Object.create(null) };

  function termsOf(list, number, fold) {
    if (!list) { return []; }
    if (!list.terms) {
      list.terms = [];
      list.forEach(function (group) {
        group[2].split(" ").forEach(function (name) {
          list.terms.push({ name: name, text: fold(name), kind: group[0], rank: group[1] });
        });
      });
    }
    return list.terms.map(function (term) { term.near = number; return term; });
  }

  function allTerms(lists, fold) {
    return [].concat.apply([], lists.map(function (list, number) { return termsOf(list, number, fold); }));
  }

  /* Sounds by character, and modern characters by old ones: from what has arrived so far. */
  window.GongkaiReadings = read;
  window.GongkaiReadings.hear = function (sounds, likes) {
    once(sounds, function () {
      sounds.split("\n").forEach(function (line) {
        var sound = /^[a-z]*/.exec(line)[0];
        line.substr(sound.length).split("").forEach(function (char) { sounded(char, sound); });
      });
    });
    likes.forEach(function (text) {
      once(text, function () {
        text.replace(/([^a-z])([a-z]+|[^a-z])/g, function (_, char, like) {
          if (/[a-z]/.test(like)) { sounded(char, like); } else { held.modern[char] = like; }
        });
      });
    });
  };

  function once(text, read) {
    if (held.read.indexOf(text) < 0) { held.read.push(text); read(); }
  }

  function sounded(char, sound) { (held.sounds[char] = held.sounds[char] || []).push(sound); }

  /* As people mix them up: zh z, ch c, sh s, n ng, l n. */
  function blurred(sound) {
    return sound.replace(/^([zcs])h/, "$1").replace(/ng$/, "n").replace(/^l/, "n");
  }

  function soundsAt(text, place) {
    return held.sounds[text.charAt(place)] || [text.charAt(place)];
  }

  /* How many characters of a term the letters spell, all of them used up: the count, or -1. `first` allows first letters. */
  function spells(letters, term, at, first, blur) {
    if (!letters) { return at; }
    if (at === term.length) { return -1; }
    var sounds = soundsAt(term, at);
    for (var i = 0; i < sounds.length; i++) {
      var sound = blur ? blurred(sounds[i]) : sounds[i], most = -1;
      if (!first && letters.indexOf(sound) === 0) { most = spells(letters.substr(sound.length), term, at + 1, first, blur); }
      else if (!first && sound.indexOf(letters) === 0) { most = at + 1; }
      if (first && letters.charAt(0) === sounds[i].charAt(0)) { most = spells(letters.substr(1), term, at + 1, first, blur); }
      if (most >= 0) { return most; }
    }
    return -1;
  }

  /* Letters that begin with the whole sound of a term: how many letters it takes, or 0. */
  function takes(letters, term) {
    var at = 0;
    for (var i = 0; i < term.length; i++) {
      var sounds = soundsAt(term, i), length = 0;
      sounds.forEach(function (sound) {
        if (sound.length > length && letters.substr(at, sound.length) === sound) { length = sound.length; }
      });
      if (!length) { return 0; }
      at += length;
    }
    return at;
  }

  function spelled(letters, terms) {
    var found = [];
    terms.forEach(function (term) {
      var text = term.text, trust = 0, ways = [[false, false, 1], [true, false, 0.97], [false, true, 0.93]];
      for (var i = 0; i < ways.length && !trust; i++) {
        var typed = ways[i][1] ? blurredLetters(letters) : letters;
        var count = spells(typed, text, 0, ways[i][0], ways[i][1]);
        if (count === text.length) { trust = ways[i][2]; }
        else if (!ways[i][1] && !ways[i][0] && endsSpelled(letters, text)) { trust = 0.86; }
        else if (count > 1 && letters.length > 2) { trust = ways[i][2] - 0.12 - 0.02 * Math.min(5, text.length - count); }
      }
      if (trust) {
        trust -= 0.01 * term.rank + 0.005 * term.near;
        found.push({ text: term.name, trust: trust, whole: true, length: text.length });
      }
    });
    return found;
  }

  /* Whether the letters spell the end of a name, two characters or more of it. */
  function endsSpelled(letters, text) {
    for (var at = 1; at + 1 < text.length; at++) {
      var isAll = takes(letters, text.substr(at)) === letters.length;
      if (isAll && spells(letters, text, at, false, false) === text.length) { return true; }
    }
    return false;
  }

  function blurredLetters(letters) {
    return letters.replace(/([zcs])h/g, "$1").replace(/ng(?![aeiouv])/g, "n").replace(/l/g, "n");
  }

  /* Several names one after another, the longest first: kanbingmeiqian → 看病 没钱. */
  function spelledInParts(letters, terms) {
    var at = 0, parts = [], used = 0;
    while (at < letters.length) {
      var rest = letters.substr(at), best = 0, name = "";
      terms.forEach(function (term) {
        var length = term.text.length < 5 ? takes(rest, term.text) : 0;
        if (length > best) { best = length; name = term.name; }
      });
      if (best > 3) { parts.push(name); used += best; at += best; } else { at++; }
    }
    if (!parts.length || used < 0.25 * letters.length) { return []; }
    return [{ text: parts.join(""), trust: used > 0.6 * letters.length ? 0.9 : 0.6, whole: true, length: used }];
  }

  function alike(a, b) {
    return a === b || soundsAt(a, 0).some(function (sound) { return soundsAt(b, 0).indexOf(sound) >= 0; });
  }

  /* A stretch of what was typed may be put right where it holds a pair that stands nowhere, and no name of its own. */
  function mayBeSlip(query, window, names, length) {
    var unknown = false;
    for (var i = 0; i < window.length; i++) {
      unknown = unknown || (i + 1 < window.length && !query.weights[window.substr(i, 2)]);
      for (var size = Math.max(2, length - 1); size <= window.length - i; size++) {
        if (names[window.substr(i, size)]) { return false; }
      }
    }
    return unknown;
  }

  /* A stretch that sounds like a name but is written otherwise. */
  function misheard(query, content, terms, names) {
    var found = [];
    terms.forEach(function (term) {
      var text = term.text, length = text.length;
      if (length < HEARD * content.length) { return; }
      for (var at = 0; at + length <= content.length; at++) {
        var same = 0, sounds = 0;
        for (var i = 0; i < length && sounds === i; i++) {
          if (content.charAt(at + i) === text.charAt(i)) { same++; }
          if (alike(content.charAt(at + i), text.charAt(i))) { sounds++; }
        }
        if (sounds === length && same < length && (same > 0 || length > 2 && length === content.length)
            && mayBeSlip(query, content.substr(at, length), names, length)) {
          found.push(put(content, at, length, term, 0.96 - 0.02 * (length - same)));
        }
      }
    });
    return found;
  }

  function put(content, at, length, term, trust) {
    return {
      text: content.substr(0, at) + term.name + content.substr(at + length), whole: length === content.length,
      trust: trust - 0.01 * term.rank - 0.005 * term.near, length: term.text.length
    };
  }

  /* One character wrong, missing or needless: in a name of three that is nearly all of it, in a longer one also within. */
  function slipped(query, content, terms, names) {
    var found = [];
    terms.forEach(function (term) {
      var text = term.text, length = text.length;
      if (length < 3 || length < SLIPPED * content.length) { return; }
      for (var size = length - 1; size <= length + 1; size++) {
        var isAll = size === content.length;
        if (size < 2 || (length < 4 && !isAll) || (size < length && !isAll && length < 5)) { continue; }
        for (var at = 0; at + size <= content.length; at++) {
          var window = content.substr(at, size);
          if (window !== text && isOneOff(window, text) && mayBeSlip(query, window, names, length)) {
            found.push(put(content, at, size, term, 0.88 + 0.01 * Math.min(length, 6)));
          }
        }
      }
    });
    return found;
  }

  function isOneOff(a, b) {
    var shorter = a.length < b.length ? a : b, longer = a.length < b.length ? b : a, i = 0;
    if (longer.length - shorter.length > 1) { return false; }
    while (i < shorter.length && shorter.charAt(i) === longer.charAt(i)) { i++; }
    var rest = longer.length === shorter.length ? shorter.substr(i + 1) : shorter.substr(i);
    return longer.substr(i + 1) === rest;
  }

  function best(found) {
    var seen = Object.create(null);
    found.sort(function (a, b) { return b.trust - a.trust || b.length - a.length || (a.text < b.text ? -1 : 1); });
    return found.filter(function (one) { return one.text in seen ? false : (seen[one.text] = true); }).slice(0, MOST);
  }

  function modernised(text) {
    return text.split("").map(function (char) { return held.modern[char] || char; }).join("");
  }

  function nearest(content, terms) {
    var found = [];
    terms.forEach(function (term) {
      var shared = 0;
      for (var i = 0; i < term.text.length; i++) {
        if (content.indexOf(term.text.charAt(i)) >= 0) { shared++; }
        if (i && content.indexOf(term.text.substr(i - 1, 2)) >= 0) { shared += 2; }
      }
      if (shared > 1) { found.push({ text: term.name, trust: shared / (term.text.length + 2), length: -term.rank }); }
    });
    found.sort(function (a, b) { return b.trust - a.trust || b.length - a.length || (a.text < b.text ? -1 : 1); });
    return found.slice(0, NEAR).map(function (one) { return one.text; });
  }

  /* Readings, most likely first, each with how far it is to be trusted; and the nearest names. */
  function read(query, lists, fold) {
    var terms = allTerms(lists, fold), modern = modernised(query.content), names = Object.create(null);
    terms.forEach(function (term) { names[term.text] = true; });
    var found = modern === query.content ? [] : [{ text: modern, trust: 1, whole: true, length: modern.length }];
    var latin = /^[a-z]+$/.test(modern);
    if (latin) {
      found = found.concat(spelled(modern, terms));
      if (!found.some(function (one) { return one.trust > 0.9; })) { found = found.concat(spelledInParts(modern, terms)); }
    } else if (/[a-z]{2}/.test(modern)) {
      var mixed = modern.replace(/[a-z]{2,}/g, function (run) {
        var read = best(spelled(run, terms));
        return read.length ? read[0].text : run;
      });
      if (mixed !== modern) { found.push({ text: mixed, trust: 0.9, whole: true, length: mixed.length }); }
    } else if (!names[modern]) {
      found = found.concat(misheard(query, modern, terms, names), slipped(query, modern, terms, names));
    }
    return [best(found), latin ? [] : nearest(modern, terms)];
  }

  /* Names that begin with what was typed, then those that hold it; letters are read as pinyin. */
  window.GongkaiReadings.suggest = function (query, lists, fold) {
    var typed = modernised(query.whole), found = [], seen = Object.create(null);
    if (!typed) { return []; }
    var latin = /^[a-z]+$/.test(typed);
    allTerms(lists, fold).forEach(function (term) {
      var at = term.text.indexOf(typed);
      if (latin && spells(typed, term.text, 0, false, false) > 0) { at = 0; }
      else if (latin) { at = spells(typed, term.text, 0, true, false) > 0 ? 1 : -1; }
      if (at >= 0 && term.rank < 3) { found.push({ term: term, at: Math.min(at, 1) }); }
    });
    found.sort(function (a, b) {
      return a.at - b.at || a.term.rank - b.term.rank || a.term.text.length - b.term.text.length
        || a.term.near - b.term.near || (a.term.text < b.term.text ? -1 : 1);
    });
    return found.filter(function (one) {
      return one.term.text in seen ? false : (seen[one.term.text] = true);
    }).slice(0, SUGGESTED).map(function (one) { return one.term; });
  };
})();
