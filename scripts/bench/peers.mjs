// The peers of scripts/bench_web.mjs: pinned packages, and our networks in their formats.

import {execFileSync} from 'node:child_process';
import {copyFileSync, existsSync, mkdirSync, statSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {installPinned} from './pinned.mjs';

const project = resolve(import.meta.dirname, '../..');

const PINNED = join(project, 'scripts/pinned/peers');
const CONVERT = join(project, 'build/release/bin/convert');

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
  attempt('The peers', () => installPinned(PINNED, folder));
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
