// Prints Lighthouse's figures for the built site as a table: node scripts/bench_lighthouse.mjs [RUNS]
//
// On Lighthouse's default simulated slow phone; each figure is the median of RUNS runs (3), served uncompressed and with
// gzip, as most hosts do. scripts/prepare_bench.sh web builds what it needs; npm installs Lighthouse.

import {need} from './bench/needs.mjs';
import {installPinned} from './bench/pinned.mjs';
import {execFile} from 'node:child_process';
import {cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {promisify} from 'node:util';
import {gzipSync} from 'node:zlib';

need('build/site/index.html');
const {default: sirv} = await import('sirv');

const FLAGS = '--headless --no-sandbox --disable-gpu';
const FIGURES = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift'];

const runs = Number(process.argv[2] ?? 3);
const built = resolve(import.meta.dirname, '../build/site');
if (!(runs >= 1)) throw new Error(`RUNS needs a number from 1 on, not "${process.argv[2]}"`);

const project = resolve(import.meta.dirname, '..');
const tools = join(project, 'build/lighthouse');
installPinned(join(project, 'scripts/pinned/lighthouse'), tools);
const lighthouse = join(tools, 'node_modules/lighthouse/cli/index.js');

const folder = mkdtempSync(join(tmpdir(), 'scrawl-lighthouse-'));
const zipped = join(folder, 'zipped');
cpSync(built, zipped, {recursive: true});
for (const path of readdirSync(zipped, {recursive: true}).map((name) => join(zipped, name))) {
  if (statSync(path).isFile() && !path.endsWith('.png')) writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), {level: 9}));
}

/** One run: the value of each figure and its text. @param {string} url @returns {Promise<Record<string, {value: number, shown: string}>>} */
async function inspect(url) {
  const report = join(folder, 'report.json');
  const options = ['--quiet', '--output=json', `--output-path=${report}`, `--chrome-flags=${FLAGS}`];
  const env = {CHROME_PATH: process.env.SCRAWL_CHROMIUM ?? '/usr/bin/chromium', ...process.env};
  // Asynchronously, because the server is in this process.
  await promisify(execFile)(process.execPath, [lighthouse, url, ...options], {env});
  const {categories, audits} = JSON.parse(readFileSync(report, 'utf8'));
  const scores = Object.values(categories).map(({title, score}) => [title, {value: score, shown: `${Math.round(100 * score)}`}]);
  const figures = FIGURES.map((id) => [audits[id].title, {value: audits[id].numericValue, shown: audits[id].displayValue}]);
  const bytes = audits['total-byte-weight'].numericValue;
  return Object.fromEntries([...scores, ...figures, ['All that was brought', {value: bytes, shown: `${Math.round(bytes / 1024)} KiB`}]]);
}

/** The median run of a figure. @param {Awaited<ReturnType<typeof inspect>>[]} all @param {string} name */
const median = (all, name) => all.map((run) => run[name]).sort((a, b) => a.value - b.value)[all.length >> 1].shown;

/** @param {string} root */
async function measure(root) {
  const server = createServer(sirv(root, {gzip: true}));
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(null)));
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  const all = [];
  for (let run = 0; run < runs; ++run) all.push(await inspect(`http://127.0.0.1:${address.port}/`));
  server.close();
  return all;
}

try {
  const plain = await measure(built);
  const byGzip = await measure(zipped);
  console.log('| | as files | by gzip |\n| --- | --- | --- |');
  for (const name of Object.keys(plain[0])) console.log(`| ${name} | ${median(plain, name)} | ${median(byGzip, name)} |`);
} finally {
  rmSync(folder, {recursive: true});
}
