// Checks the prerequisites of programs that drive a browser, for a clear message. They import this first, and modules
// from node_modules only after a call of `need`.

import {existsSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

const PREPARE = 'scripts/prepare_bench.sh web';

/** @param {string} message @returns {never} */
function end(message) {
  console.error(`error: ${message}`);
  process.exit(1);
}

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 11)) {
  end(`Node ${process.versions.node} is too old: run ${PREPARE}, then this again with PATH=build/deps/node/bin:$PATH`);
}

/** Ends the program if one of these files has not been built yet, or if no packages are installed. @param {string[]} files */
export function need(...files) {
  for (const file of ['node_modules/.package-lock.json', ...files]) {
    if (!existsSync(fileURLToPath(new URL(`../../${file}`, import.meta.url)))) end(`${file} is missing: run ${PREPARE} first`);
  }
}
