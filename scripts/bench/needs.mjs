// What the programs that drive a browser need, told before it is missed. They import this first, and what comes from
// node_modules only after `need` was asked.

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

/** Ends the program where one of these files of the project is not made yet, or no package is installed. @param {string[]} files */
export function need(...files) {
  for (const file of ['node_modules/.package-lock.json', ...files]) {
    if (!existsSync(fileURLToPath(new URL(`../../${file}`, import.meta.url)))) end(`${file} is missing: run ${PREPARE} first`);
  }
}
