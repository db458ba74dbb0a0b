// Asks a property about many inputs.

import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {randomFrom} from '../harness/random.js';
import {shortened} from '../monkey/shorten.js';

/**
 * @typedef {import('./properties.js').Property} Property
 * @typedef {{input: any, problem: string}} Counterexample
 */

/** In milliseconds: what takes longer hangs the page. */
export const HANGS = 1000;

/** Of the processor's time, in milliseconds: the clock on the wall says nothing of an input where other programs run, too. */
function now() {
  const {user, system} = process.cpuUsage();
  return (user + system) / 1000;
}

/** '' where the property holds. @param {Property} property @param {any} input */
async function problemOf({holds}, input) {
  try {
    await holds(input);
    return '';
  } catch (error) {
    return String(error instanceof Error ? error.message : error) || 'threw nothing';
  }
}

/** The least of three: memory is tidied now and then, too. @param {Property} property @param {any} input */
async function timeOf(property, input) {
  let least = Infinity;
  for (let i = 0; i < 3 && least > HANGS / 4; ++i) {
    const start = now();
    await problemOf(property, input);
    least = Math.min(least, now() - start);
  }
  return least;
}

/**
 * @param {Property} property
 * @param {{runs: number, seed: number, timed?: boolean, first?: any[]}} how many inputs after the `first`, and whether one that takes long
 *   counts as wrong
 * @returns {Promise<{found: Counterexample | null, slowest: number}>} the first that is wrong, made short; the longest time of the processor in milliseconds
 */
export async function check(property, {runs, seed, timed = false, first = []}) {
  const random = randomFrom(seed);
  let slowest = 0;
  for (let i = -first.length; i < runs; ++i) {
    const input = i < 0 ? first[first.length + i] : property.make(random);
    const start = now();
    const problem = await problemOf(property, input);
    if (problem) return {found: {input: await simplest(property, input), problem}, slowest};
    const took = now() - start;
    if (took <= slowest) continue;
    slowest = timed && took > HANGS / 4 ? Math.max(slowest, await timeOf(property, input)) : took;
    if (timed && slowest > HANGS) return {found: {input, problem: `takes ${Math.round(slowest)} ms`}, slowest};
  }
  return {found: null, slowest};
}

/** A shorter input that is wrong, too. @param {Property} property @param {any} input */
async function simplest(property, input) {
  const whole = (/** @type {any[]} */ parts) => (typeof input === 'string' ? parts.join('') : Uint8Array.from(parts));
  const fails = async (/** @type {any[]} */ parts) => (await problemOf(property, whole(parts))) !== '';
  return whole(await shortened([...input], fails, 500));
}

/** An input as JSON has it, and back; what is long and made of repetitions may be written as those. @param {any} input */
export const plain = (input) => (typeof input === 'string' ? input : {base64: Buffer.from(input).toString('base64')});
/** @param {any} kept */
export function unplain(kept) {
  if (typeof kept === 'string') return kept;
  if (kept.base64) return new Uint8Array(Buffer.from(kept.base64, 'base64'));
  return kept.parts.map((/** @type {[string, number]} */ [part, times]) => part.repeat(times)).join('');
}

/** The inputs that were once wrong, by their properties. @returns {Promise<Record<string, any[]>>} */
export async function found() {
  const kept = JSON.parse(await readFile(join(import.meta.dirname, 'found.json'), 'utf8'));
  return Object.fromEntries(Object.entries(kept).map(([name, inputs]) => [name, inputs.map(unplain)]));
}
