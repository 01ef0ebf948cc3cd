"""The theme's own scripts run in node over the files of an index, as a page would run them.

takes  an index in memory, and calls
gives  what the scripts gave, as plain values
does not  draw anything: a script element is all the page there is
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.search.files import Index

SCRIPTS = Path(__file__).parents[2] / "theme" / "assets" / "js"
NAMES = ("search-fold", "search-files", "search-score", "search-readings", "search-engine")
CALL, END = b"gongkaiSearch(", b");\n"
PAGE = """
const fs = require("fs"), vm = require("vm");
const given = JSON.parse(fs.readFileSync(0, "utf8"));
const missing = [], loaded = [];
const page = {console, document: {
  createElement: () => ({parentNode: {removeChild() {}}}),
  head: {appendChild(element) {
    const text = given.files[element.src];
    if (text === undefined) { missing.push(element.src); element.onerror(); return; }
    loaded.push(element.src);
    vm.runInContext(text, page);
    element.onload();
  }}
}};
page.window = page;
vm.createContext(page);
given.scripts.forEach(script => vm.runInContext(script, page));
const root = given.root;
const told = new Function("page", "root", "calls", "loaded", given.body)(page, root, given.calls, loaded);
process.stdout.write(JSON.stringify({told, missing}));
"""
FIND = """
const engine = page.GongkaiEngine(root, "");
return calls.map(([text, options]) => { let told = null; engine.find(text, options, one => { told = one; }); return told; });
"""
COST = """
return calls.map(([text, options]) => {
  loaded.length = 0;
  page.GongkaiEngine(root, "").find(text, options, () => {});
  return loaded.slice();
});
"""
POSTINGS = """
const files = page.GongkaiFiles(root, ""), found = {};
calls.forEach(pair => files.postings([pair], (all, failed) => { found[pair] = failed ? "failed" : all[pair] || []; }));
return found;
"""
ROWS = """
const files = page.GongkaiFiles(root, "");
return calls.map(slug => { let told = "nothing"; files.placeRow(slug, row => { told = row || null; }); return told; });
"""
KEYS = """
const score = page.GongkaiScore(page.gongkaiFolding(), [], 2, () => undefined);
return calls.map(name => Object.keys(score.namesIn({pieces: [name], content: name})));
"""


def in_page(body: str, calls: Sequence[Any], root: Mapping[str, Any], files: Sequence[tuple[str, bytes]]) -> Any:
    """What ``body`` returns where the theme's scripts have run; every file it asks for is there."""
    given = {
        "scripts": [(SCRIPTS / f"{name}.js").read_text(encoding="utf-8") for name in NAMES],
        "root": root,
        "files": {path: content.decode() for path, content in files},
        "calls": calls,
        "body": body,
    }
    run = subprocess.run(["node", "-e", PAGE], input=json.dumps(given), capture_output=True, text=True, check=True)
    answer = json.loads(run.stdout)
    assert answer["missing"] == []
    return answer["told"]


def find(index: Index, calls: Sequence[tuple[str, Mapping[str, Any]]]) -> Any:
    """The answers of the engine to questions with their options."""
    return in_page(FIND, calls, index.root, index.files)


def loads(index: Index, calls: Sequence[tuple[str, Mapping[str, Any]]]) -> list[list[str]]:
    """The files each question loads where nothing has been asked before."""
    told: list[list[str]] = in_page(COST, calls, index.root, index.files)
    return told


def payload(content: bytes) -> Any:
    """What a file hands over."""
    assert content.startswith(CALL)
    assert content.endswith(END)
    return json.loads(content[len(CALL) : -len(END)])


def read_numbers(code: str) -> list[int]:
    """Rising numbers as the script reads them."""
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%()*+-./:"
    numbers, value, last = [], 0, 0
    for char in code:
        figure = alphabet.index(char)
        value = value * 32 + figure % 32
        if figure < 32:
            last += value
            numbers.append(last)
            value = 0
    return numbers


def read_blocks(root: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, list[int]]:
    """Every pair with its postings, from the files the root leads to."""
    found = {}
    for _, name in table_rows(root["blocks"], files):
        for group in payload(files[f"search/{name}.js"]).split(";"):
            for row in group[1:].split(","):
                found[group[0] + row[0]] = read_numbers(row[1:])
    return found


def table_rows(table: Mapping[str, Any], files: Mapping[str, bytes]) -> list[list[Any]]:
    """All rows of a table, from the root or from its parts."""
    if "rows" in table:
        return [list(row) for row in table["rows"]]
    return [row for _, name in table["parts"] for row in payload(files[f"search/{name}.js"])]
