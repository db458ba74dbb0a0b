// Random actions on the page, and what must hold after each: node native_tests/browser/monkey/run.mjs --help

import {mkdir, readFile, writeFile} from 'node:fs/promises';
import {join, resolve} from 'node:path';
import {parseArgs} from 'node:util';
import {chromium, firefox} from '../harness/puppeteer.js';
import {webkit} from '../harness/webkit.js';
import {Campaign} from './campaign.js';

const USAGE = `usage: node native_tests/browser/monkey/run.mjs [OPTION...]

Does random actions on the page of build/site, in episodes that each begin with a fresh profile, and checks after each
what must always hold. A list that fails is made short and written to build/monkey.
  --engine NAME     chromium, firefox or webkit (chromium)
  --actions N       in all (20000)
  --episode N       of an episode (500)
  --seed N          of the first episode, the next have the next ones (1)
  --tries N         at most, to make a failing list shorter (60)
  --replay FILE     does the actions of such a list
Exit code 0 when all held.`;

const {values} = parseArgs({options: {
  engine: {type: 'string', default: 'chromium'},
  actions: {type: 'string', default: '20000'},
  episode: {type: 'string', default: '500'},
  seed: {type: 'string', default: '1'},
  tries: {type: 'string', default: '60'},
  replay: {type: 'string'},
  help: {type: 'boolean', short: 'h'},
}});
if (values.help) {
  console.log(USAGE);
  process.exit();
}
const engine = {chromium, firefox, webkit}[values.engine];
const [all, most, seed, tries] = [values.actions, values.episode, values.seed, values.tries].map(Number);
if (!engine || ![all, most, seed, tries].every(Number.isInteger)) {
  console.error(USAGE);
  process.exit(2);
}

const folder = resolve(import.meta.dirname, '../../../build/monkey');
const campaign = await Campaign.start(engine);
/** Actions done, and episodes that failed. */
let done = 0;
let failed = 0;

/** @param {import('./actions.js').Action[]} actions @param {string} name */
async function episode(actions, name) {
  const start = performance.now();
  const failure = await campaign.run(actions);
  done += failure ? failure.at + 1 : actions.length;
  console.log(`${name}: ${failure ? `action ${failure.at} failed (${failure.kind}): ${failure.problem}` : `${actions.length} actions held`}, ${Math.round((performance.now() - start) / 1000)} s`);
  if (!failure) return;
  ++failed;
  if (values.replay) return;
  const shorter = await campaign.shorten(actions, failure, tries);
  await mkdir(folder, {recursive: true});
  const path = join(folder, `${values.engine}-${name}.json`.replaceAll(' ', '-'));
  await writeFile(path, `[\n${shorter.map((action) => `  ${JSON.stringify(action)}`).join(',\n')}\n]\n`);
  console.log(`  ${shorter.length} actions that fail: ${path}`);
}

try {
  if (values.replay) {
    await episode(JSON.parse(await readFile(values.replay, 'utf8')), values.replay);
  } else {
    for (let i = 0; i * most < all; ++i) await episode(campaign.actions(seed + i, Math.min(most, all - i * most)), `seed ${seed + i}`);
  }
} finally {
  await campaign.close();
}
console.log(`${engine.name}: ${done} actions, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
