import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {gzipSync} from 'node:zlib';
import {built} from './harness/packed.js';

const dist = join(built, 'dist');
/** Of the module, the scripts that reading strokes needs, and the default weights. */
const RECOGNISER_BUDGET = 150_000;
/** Of what the element and the handwriting API add. */
const ELEMENT_BUDGET = 12_000;

/** A script with all that it imports at once. @param {string} name @param {Set<string>} [found] */
function withImports(name, found = new Set()) {
  if (found.has(name)) return found;
  found.add(name);
  const text = readFileSync(join(dist, name), 'utf8');
  for (const [, path] of text.matchAll(/(?:\bfrom|\bimport)\s*"\.\/([^"]+)"/g)) withImports(path, found);
  return found;
}
/** Bytes of files as a host sends them, each compressed. @param {Iterable<string>} names */
const sizeOf = (names) => [...names].reduce((sum, name) => sum + gzipSync(readFileSync(join(dist, name)), {level: 9}).length, 0);

const reads = new Set([...withImports('index.js'), 'scrawl.wasm', 'compact.safetensors']);
const added = [...withImports('digit-pad.js'), ...withImports('define.js'), ...withImports('handwriting.js')].filter((name) => !reads.has(name));

test('module, scripts and weights are within their budget', (t) => {
  const size = sizeOf(reads);
  t.diagnostic(`${size} bytes of ${RECOGNISER_BUDGET}: ${[...reads].join(', ')}`);
  assert.ok(size <= RECOGNISER_BUDGET, String(size));
  assert.ok(![...reads].some((name) => name.startsWith('inspector')), 'what reads pictures comes with the first one');
});

test('element and handwriting API are within theirs', (t) => {
  const size = sizeOf(new Set(added));
  t.diagnostic(`${size} bytes of ${ELEMENT_BUDGET}: ${added.join(', ')}`);
  assert.ok(size <= ELEMENT_BUDGET, String(size));
});
