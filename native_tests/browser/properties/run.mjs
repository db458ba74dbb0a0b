// Many random inputs for all that the page decodes: node native_tests/browser/properties/run.mjs [--runs N] [--seed N]

import {parseArgs} from 'node:util';
import {check, found as foundInputs, plain} from './check.js';
import {PROPERTIES} from './properties.js';

const {values} = parseArgs({options: {
  runs: {type: 'string', default: '1000000'},
  seed: {type: 'string', default: '1'},
  only: {type: 'string', default: ''},
}});
const [runs, seed] = [values.runs, values.seed].map(Number);
const once = await foundInputs();
let failed = 0;
for (const [name, property] of Object.entries(PROPERTIES)) {
  if (!name.includes(values.only)) continue;
  const start = performance.now();
  const {found, slowest} = await check(property, {runs, seed, timed: true, first: once[name]});
  const seconds = Math.round((performance.now() - start) / 1000);
  console.log(`${name}: ${found ? `FAILED: ${found.problem}` : `${runs} inputs`}, the slowest took ${slowest.toFixed(1)} ms, ${seconds} s`);
  if (!found) continue;
  ++failed;
  console.log(JSON.stringify(plain(found.input)).slice(0, 2000));
}
process.exitCode = failed > 0 ? 1 : 0;
