// Brings digits: the site's own sets, and those in files.

import {Failure, problem} from '../failure.js';
import {addressOf} from '../site.js';
import {gunzip, isGzip} from './gzip.js';
import {pairUp} from './idx.js';

/**
 * @typedef {import('./protocol.js').SetSizes} SetSizes
 * @typedef {import('./idx.js').Idx} Idx
 * @typedef {import('./idx.js').Named} Named
 */

/** @param {string} name @returns {Promise<Uint8Array>} unpacked */
async function load(name) {
  const response = await fetch(addressOf(`data/${name}`)).catch(() => null);
  if (!response?.ok) throw new Failure('digits-missing', name);
  return unpacked(new Uint8Array(await response.arrayBuffer()), name);
}

/**
 * Some servers unpack what they send, others do not.
 * @param {Uint8Array} bytes @param {string} name @returns {Promise<Uint8Array>}
 */
async function unpacked(bytes, name) {
  if (!isGzip(bytes)) return bytes;
  try {
    return await gunzip(bytes);
  } catch {
    throw problem('learning-failed', 'damaged', {name});
  }
}

/** @returns {Promise<SetSizes>} what sets the site has */
export async function setSizes() {
  return JSON.parse(new TextDecoder().decode(await load('data.json')));
}

/** @param {keyof SetSizes} name @returns {Promise<Idx>} */
export async function loadSet(name) {
  if (!(await setSizes())[name]) throw new Failure('digits-none', name);
  const [images, labels] = await Promise.all([load(`${name}-images.gz`), load(`${name}-labels.gz`)]);
  return {images, labels};
}

/**
 * What files hold, by what is in them: MNIST's two or four, tables, or strokes.
 * @param {File[]} files
 * @param {(beginning: Uint8Array) => string} otherKind names what is none of these; may not know it
 * @returns {Promise<{idx: Idx[], heldOut: Idx | null, csv: Named[], strokes: Named[]}>}
 */
export async function sort(files, otherKind) {
  /** @type {Named[]} */
  const images = [];
  /** @type {Named[]} */
  const labels = [];
  /** @type {Named[]} */
  const csv = [];
  /** @type {Named[]} */
  const strokes = [];
  for (const file of files) {
    const {name} = file;
    const bytes = await unpacked(new Uint8Array(await file.arrayBuffer()), name);
    const [a, b, c, d] = bytes;
    const start = new TextDecoder().decode(bytes.subarray(0, 200)).trimStart();
    if (a === 0 && b === 0 && c === 8 && d === 3) images.push({name, bytes});
    else if (a === 0 && b === 0 && c === 8 && d === 1) labels.push({name, bytes});
    else if (start.startsWith('[')) strokes.push({name, bytes});
    else if (/^"?(label|pixel\d+)"?,/.test(start)) csv.push({name, bytes});
    else {
      const kind = otherKind(bytes.subarray(0, 512));
      throw kind ? problem('learning-failed', 'isKind', {name, kind}) : problem('learning-failed', 'unknownData', {name});
    }
  }
  const {learned, heldOut} = pairUp(images, labels);
  return {idx: learned, heldOut, csv, strokes};
}
