#!/usr/bin/env node
// Measures speed and size of the recogniser in the browser, beside onnxruntime-web and TensorFlow.js on the same networks.

import {need} from './bench/needs.mjs';
import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {cpus, tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {parseArgs} from 'node:util';
import {gunzipSync} from 'node:zlib';
import {drawAtOnce} from '../native_tests/browser/harness/draw-at-once.js';
import {prepare} from './bench/peers.mjs';
import {gzipBytes, serve} from './bench/server.mjs';

const USAGE = `usage: scripts/bench_web.mjs [OPTION...] [NETWORK...]

Networks (default: seed compact) of web/models, each there as NETWORK and as NETWORK-f32. Everything runs in one headless
Chromium (SCRAWL_CHROMIUM, else /usr/bin/chromium), one thread, one picture of MNIST's test set a call, input and output
crossing the JavaScript boundary, the engines taking turns. Tells medians.

  --data DIR         MNIST's test files, *.gz (default: build/data/mnist)
  --environment DIR  where the peers are or will be installed (default: a temporary folder)
  --rounds N         turns of each engine (default 5)
  --seconds S        of each turn (default 0.5)
  --json FILE        the figures, for programs
  --help

scripts/prepare_bench.sh web installs and builds what it needs.`;

const project = resolve(import.meta.dirname, '..');
const ENGINES = ['scrawl', 'scrawlF32', 'onnx', 'tfjsWasm', 'tfjsCpu'];
/** Number of page loads for the time to the first prediction. */
const VISITS = 15;
/** Milliseconds to wait after opening a tab, until the browser's own work no longer slows the page down. */
const SETTLED = 500;

/** @param {string} message @returns {never} */
function die(message) {
  console.error(`bench_web.mjs: ${message}`);
  process.exit(1);
}

function readOptions() {
  try {
    const {values, positionals} = parseArgs({
      allowPositionals: true,
      options: {
        data: {type: 'string', default: join(project, 'build/data/mnist')},
        environment: {type: 'string'},
        rounds: {type: 'string', default: '5'},
        seconds: {type: 'string', default: '0.5'},
        json: {type: 'string'},
        help: {type: 'boolean'},
      },
    });
    return {...values, networks: positionals.length > 0 ? positionals : ['seed', 'compact']};
  } catch (error) {
    die(`${error.message}\n\n${USAGE}`);
  }
}

/** Reports everything that is missing before anything is installed. */
function checkNeeds(options) {
  const numbers = [options.rounds, options.seconds].map(Number);
  if (!numbers.every((value) => value > 0)) die('--rounds and --seconds must be above 0');
  need('build/site/index.html', 'build/wasm/bin/classifier.mjs', 'build/wasm/bin/learning.mjs');
  for (const network of options.networks) {
    for (const name of [network, `${network}-f32`]) {
      if (!existsSync(join(project, `web/models/${name}.safetensors`))) die(`no model ${name} in web/models`);
    }
  }
  for (const part of ['images-idx3', 'labels-idx1']) {
    const file = join(options.data, `t10k-${part}-ubyte.gz`);
    if (!existsSync(file)) die(`${file} is missing: scripts/download_mnist.py --output ${options.data}`);
  }
}

async function launch() {
  const {default: puppeteer} = await import('puppeteer-core');
  const {CHROMIUM_FLAGS} = await import('../native_tests/browser/harness/puppeteer.js');
  const executablePath = process.env.SCRAWL_CHROMIUM || '/usr/bin/chromium';
  if (!existsSync(executablePath)) die(`no Chromium at ${executablePath}: name one in SCRAWL_CHROMIUM`);
  return puppeteer.launch({headless: true, executablePath, args: CHROMIUM_FLAGS, protocolTimeout: 0});
}

/** @param {string} origin @param {string} path @param {string} [before] a script */
async function openPage(browser, origin, path, before) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  if (before) await page.evaluateOnNewDocument(before);
  await new Promise((done) => setTimeout(done, SETTLED));
  await page.goto(`${origin}/${path}`);
  return {page, close: () => context.close()};
}

/** Runs a function from a module of scripts/bench/web in a new page. */
async function runInPage(browser, origin, module, name, ...args) {
  const {page, close} = await openPage(browser, origin, 'bench/empty.html');
  page.setDefaultTimeout(0);
  try {
    const run = async (path, what, given) => (await import(path))[what](...given);
    return await page.evaluate(run, `/bench/${module}`, name, args);
  } finally {
    await close();
  }
}

/** In a page: the time of its answer. Polls rarely, because polling takes time from the page. */
async function answered() {
  while (window.answered === undefined) await new Promise((done) => setTimeout(done, 100));
  return window.answered;
}

/** Median milliseconds from navigation to the first prediction in a fresh browser, and the files that were loaded. */
async function firstPrediction(server, path, before) {
  const browser = await launch();
  try {
    const times = [];
    let files = [];
    for (let visit = 0; visit < VISITS; ++visit) {
      const {page, close} = await openPage(browser, server.origin, path, before);
      times.push(await page.evaluate(answered));
      files = await page.evaluate(() => performance.getEntriesByType('resource')
        .filter(({startTime}) => startTime < window.answered).map(({name}) => new URL(name).pathname));
      await close();
    }
    const bytes = (wanted) => files.filter((file) => wanted.test(file) && !file.startsWith('/bench/'))
      .reduce((sum, file) => sum + gzipBytes(server.fileOf(file)), 0);
    const weights = /\.(onnx|safetensors)$/;
    return {milliseconds: times.sort((a, b) => a - b)[VISITS >> 1], weights: bytes(weights), all: bytes(/./)};
  } finally {
    await browser.close();
  }
}

async function trainingTimes(browser, origin, network) {
  const attempts = {
    scrawl: ['trainScrawl', 5],
    'tfjs cpu': ['trainTensorFlow', 'cpu', 5],
    'tfjs wasm': ['trainTensorFlow', 'wasm', 20],
    'tfjs webgl': ['trainTensorFlow', 'webgl', 20],
  };
  const times = {};
  for (const [name, [action, ...args]] of Object.entries(attempts)) {
    try {
      times[name] = await runInPage(browser, origin, 'training.js', action, network, ...args);
    } catch (error) {
      times[name] = error.message.split('\n')[0];
    }
  }
  return times;
}

function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (row) => row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  ');
  console.log(`\n${rows.map(line).join('\n')}`);
}

const kilobytes = (bytes) => (bytes / 1000).toFixed(1);

function print(results) {
  for (const [network, engines] of Object.entries(results.networks)) {
    const ours = engines.scrawl.microseconds;
    table([
      [network, 'us a picture', 'ratio', 'labels that differ', 'furthest', 'first, ms', 'kB gzip', 'weights'],
      ...Object.values(engines).map((row) => [
        row.title, row.microseconds.toFixed(1), (row.microseconds / ours).toFixed(2), `${row.differ} of ${row.compared}`,
        row.furthest.toExponential(1), row.milliseconds.toFixed(0), kilobytes(row.all - row.weights), kilobytes(row.weights),
      ]),
    ]);
  }
  const {page, training} = results;
  console.log(`\nThe page itself: first answer after ${page.milliseconds.toFixed(0)} ms, ${kilobytes(page.all)} kB`);
  for (const [network, times] of Object.entries(training)) {
    table([
      [`training ${network}, batch of 32`, 'ms a step', 'ratio'],
      ...Object.entries(times).map(([name, time]) => (typeof time === 'number'
        ? [name, time.toFixed(2), (time / times.scrawl).toFixed(1)] : [name, `no: ${time.slice(0, 80)}`, ''])),
    ]);
  }
}

async function main() {
  const options = readOptions();
  if (options.help) return console.log(USAGE);
  checkNeeds(options);
  const scratch = mkdtempSync(join(tmpdir(), 'scrawl-bench-'));
  const environment = resolve(options.environment ?? join(scratch, 'environment'));
  mkdirSync(join(scratch, 'data'));
  for (const [part, name] of [['images-idx3', 'images'], ['labels-idx1', 'labels']]) {
    const packed = readFileSync(join(options.data, `t10k-${part}-ubyte.gz`));
    writeFileSync(join(scratch, `data/${name}.idx`), gunzipSync(packed));
  }
  let server;
  let browser;
  try {
    prepare(environment, options.networks);
    server = await serve({
      site: join(project, 'build/site'), modules: join(project, 'build/wasm/bin'), bench: join(project, 'scripts/bench/web'),
      models: join(environment, 'models'), architectures: join(project, 'core/architectures'), peers: join(environment, 'node_modules'), data: join(scratch, 'data'),
    });
    browser = await launch();
    const results = {machine: cpus()[0].model, browser: await browser.version(), networks: {}, training: {}};
    for (const network of options.networks) {
      const asked = {network, names: ENGINES, rounds: Number(options.rounds), seconds: Number(options.seconds)};
      const raced = await runInPage(browser, server.origin, 'race.js', 'race', asked);
      for (const name of ENGINES) {
        Object.assign(raced[name], await firstPrediction(server, `bench/first.html?${name}&${network}`));
      }
      results.networks[network] = raced;
    }
    results.page = await firstPrediction(server, 'site/', drawAtOnce);
    for (const network of options.networks) {
      results.training[network] = await trainingTimes(browser, server.origin, network);
    }
    print(results);
    if (options.json) writeFileSync(options.json, `${JSON.stringify(results, null, 2)}\n`);
  } catch (error) {
    die(error.message);
  } finally {
    await browser?.close();
    server?.close();
    rmSync(scratch, {recursive: true, force: true});
  }
}

await main();
