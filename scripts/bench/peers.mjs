// The peers of scripts/bench_web.mjs: pinned packages, and our networks in their formats.

import {execFileSync} from 'node:child_process';
import {copyFileSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {join, resolve} from 'node:path';

const project = resolve(import.meta.dirname, '../..');

/** @type {Record<string, string>} */
const NPM = {
  'onnxruntime-web': '1.30.0',
  '@tensorflow/tfjs': '4.22.0',
  '@tensorflow/tfjs-backend-wasm': '4.22.0',
};
const CONVERT = join(project, 'build/release/bin/convert');

/** @param {string} name @param {string} folder */
function installed(name, folder) {
  const file = join(folder, 'node_modules', name, 'package.json');
  return existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).version === NPM[name];
}

/** @param {string} what @param {() => void} install */
function attempt(what, install) {
  try {
    install();
  } catch (error) {
    throw new Error(`${what} could not be installed: is there a network? (${error.message.split('\n')[0]})`);
  }
}

/**
 * Adds to a folder what is missing: `node_modules` with the peers, `models` with our networks in both formats.
 * @param {string} folder @param {string[]} networks
 */
export function prepare(folder, networks) {
  mkdirSync(join(folder, 'models'), {recursive: true});
  if (!Object.keys(NPM).every((name) => installed(name, folder))) {
    writeFileSync(join(folder, 'package.json'), JSON.stringify({private: true, dependencies: NPM}));
    const options = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--prefix', folder];
    attempt('The peers', () => execFileSync('npm', options, {cwd: folder, stdio: ['ignore', 'ignore', 'inherit']}));
  }
  for (const network of networks) {
    const f32 = join(project, `web/models/${network}-f32.safetensors`);
    for (const name of [network, `${network}-f32`]) {
      copyFileSync(join(project, `web/models/${name}.safetensors`), join(folder, `models/${name}.safetensors`));
    }
    const onnx = join(folder, `models/${network}-f32.onnx`);
    if (existsSync(onnx) && statSync(onnx).mtimeMs > statSync(f32).mtimeMs) continue;
    if (!existsSync(CONVERT)) throw new Error(`${CONVERT} is missing: run scripts/prepare_bench.sh web first`);
    execFileSync(CONVERT, [f32, onnx], {stdio: ['ignore', 'ignore', 'inherit']});
  }
}
