/* Folds texts as the program does (generator/search/fold.py); a test holds the two together. */
/* folding */
function gongkaiFolding() {
  "use strict";
  var ALIKE = {
    "\u00fc": "v", "\u01d6": "v", "\u01d8": "v", "\u01da": "v", "\u01dc": "v",
    "\u00dc": "v", "\u01d5": "v", "\u01d7": "v", "\u01d9": "v", "\u01db": "v",
    "\u0251": "a", "\u0261": "g", "\u25cb": "\u3007", "\u25ef": "\u3007"
  };
  var UNLIKE = /[\u00fc\u01d6\u01d8\u01da\u01dc\u00dc\u01d5\u01d7\u01d9\u01db\u0251\u0261\u25cb\u25ef]/g;
  var PLAIN = "[0-9a-z\\u00df-\\u00f6\\u00f8-\\u024f\\u0430-\\u045f\\u0460-\\u0481\\u048a-\\u052f" +
    "\\u0620-\\u063f\\u0641-\\u064a\\u0660-\\u0669\\u066e-\\u066f\\u0671-\\u06d3\\u06d5\\u06ee-\\u06fc" +
    "\\u0f20-\\u0f29\\u0f40-\\u0f6c\\u1100-\\u11ff\\u1810-\\u1819\\u1820-\\u1878" +
    "\\u3005\\u3007\\u3021-\\u3029\\u3041-\\u3096\\u30a1-\\u30fa\\u30fc-\\u30fe\\u3105-\\u312f" +
    "\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\ua000-\\ua48c]", PAIR = "[\\ud840-\\ud888][\\udc00-\\udfff]";
  var CHARACTERS = new RegExp(PLAIN + "|" + PAIR, "g"), RUNS = new RegExp(PLAIN + "+|" + PAIR, "g");
  var WHOLE = /[\ud800-\udbff][\udc00-\udfff]|[\s\S]/g;

  /* What counts of a text, one way written. */
  function fold(text) {
    text = text.replace(UNLIKE, function (char) { return ALIKE[char]; });
    if (text.normalize) { text = text.normalize("NFKD"); }
    return (text.toLowerCase().match(RUNS) || []).join("");
  }

  /* {text, from}: for each unit of the folded text where its character begins in the text as given. */
  function foldWithMap(text) {
    var whole = text.match(WHOLE) || [], plain = "", from = [], at = 0, i, one, j;
    for (i = 0; i < whole.length; i += 1) {
      one = fold(whole[i]);
      for (j = 0; j < one.length; j += 1) { from.push(at); }
      plain += one;
      at += whole[i].length;
    }
    return { text: plain, from: from };
  }

  /* Each two characters that follow one another, as often as they do; one past the first 65,536 is two units. */
  function bigrams(folded) {
    var chars = folded.match(CHARACTERS) || [], pairs = [], i;
    for (i = 1; i < chars.length; i += 1) { pairs.push(chars[i - 1] + chars[i]); }
    return pairs;
  }

  return { fold: fold, foldWithMap: foldWithMap, bigrams: bigrams };
}
/* end of folding */
