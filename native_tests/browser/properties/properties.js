// What must hold of all that the page decodes, whatever comes: each property with the inputs that it is asked about.

import assert from 'node:assert/strict';
import {gzipSync} from 'node:zlib';
import {drawingIn, fragmentOf} from '../../../web/src/drawing/link.js';
import {decode, encode} from '../../../web/src/drawing/share-code.js';
import {LONGEST, parseStrokes} from '../../../web/src/drawing/strokes-file.js';
import {Failure} from '../../../web/src/failure.js';
import {kindOf} from '../../../web/src/file-kind.js';
import {gunzip} from '../../../web/src/learning/gzip.js';
import {pairUp} from '../../../web/src/learning/idx.js';
import {codeOf} from '../monkey/history.js';
import {drawingFrom, link} from '../monkey/links.js';
import {BYTES, mutated, TEXT} from './mutate.js';

/**
 * @typedef {import('../harness/random.js').Random} Random
 * @typedef {import('../../../web/src/drawing/strokes.js').Stroke} Stroke
 * @typedef {{make: (random: Random) => any, holds: (input: any) => void | Promise<void>}} Property
 *   `make` gives a text or bytes; `holds` throws where the property does not.
 */

/** Whether a drawing can lie on the pad as it is. @param {Stroke[]} strokes @param {number} least its length as an input, which bounds its points */
function fits(strokes, least) {
  assert.ok(Array.isArray(strokes) && strokes.length > 0);
  for (const stroke of strokes) {
    assert.ok(stroke.length > 0);
    for (const {x, y, pressure} of stroke) {
      assert.ok(x >= 0 && x <= 800 && y >= 0 && y <= 600 && pressure >= 0 && pressure <= 1, `${x} ${y} ${pressure}`);
      assert.ok(Number.isInteger(2 * x) && Number.isInteger(2 * y), `${x} ${y}`);
    }
  }
  assert.ok(strokes.reduce((sum, stroke) => sum + stroke.length, 0) <= least, 'more points than letters');
}

/** Strokes that were stored come back as often as they are. @param {Stroke[]} strokes */
function lasts(strokes) {
  assert.deepEqual(decode(encode(strokes)), strokes);
  assert.deepEqual(drawingIn(fragmentOf(strokes)), strokes);
}

const CODE_WORDS = ['1.', '2.', '_', '-', '_-', 'AAAA', '____', '=', '+', '/', ' ', '.', 'gICAgA', '/w', '\n'];
const LINK_WORDS = ['#d=', '#d%3D', '%3D', '%25', '%2525', '%E2%80%8B', '%', '%FF', '\u200b', '\u00ad', '&utm=', '#', '=', '=\r\n', ...CODE_WORDS];
const FILE_WORDS = [
  '[', ']', '{', '}', ',', '[[', ']]', '"strokes":', '{"strokes":[[[1,2]]]},', '[1,2],', 'null', '-0', '1e308', '1e39', '-1e400', '1e-320', '0.25', '1e20', '"', '\\u0000', '\ufeff', '\t',
];
const BYTE_WORDS = [[0x1f, 0x8b], [0x1f, 0x8b, 8, 0], [0], [255, 255, 255, 255], [0, 0, 8, 3], [0, 0, 8, 1], [0x89, 80, 78, 71]].map((each) => new Uint8Array(each));

/** A strokes file with a few glyphs, on the pad or anywhere. @param {Random} random */
function strokesFile(random) {
  const far = random.pick([1, 1, 1, 1e-3, 1e6, 1e30, 1e305]);
  const [moveX, moveY] = [random.pick([0, 0, -500, 1e20]), random.pick([0, 0, 1e9])];
  return JSON.stringify(Array.from({length: random.between(1, 4)}, () => ({
    label: random.below(10),
    strokes: drawingFrom(random).map((stroke) => stroke.map(({x, y}) => [far * x + moveX, far * y + moveY])),
  })));
}

/** One to three members of a gzip file. @param {Random} random */
const members = (random) => Array.from({length: random.between(1, 3)}, () =>
  gzipSync(Uint8Array.from({length: random.below(60)}, () => random.below(random.pick([2, 256])))));

/** @type {Record<string, Property>} */
export const PROPERTIES = {
  'a drawing comes back from its code': {
    make: (random) => JSON.stringify(drawingFrom(random)),
    holds: (input) => lasts(JSON.parse(input)),
  },
  'any code is a drawing on the pad, or none': {
    make: (random) => mutated(random, encode(drawingFrom(random)), CODE_WORDS, TEXT),
    holds(code) {
      const strokes = decode(code);
      if (strokes === null) return;
      fits(strokes, code.length);
      lasts(strokes);
    },
  },
  'a link opens after what programs make of it': {
    make: (random) => JSON.stringify(link(random)),
    holds(input) {
      const {fragment, code} = JSON.parse(input);
      assert.equal(codeOf(drawingIn(fragment) ?? []), code);
    },
  },
  'any fragment is a drawing on the pad, a damaged one, or none': {
    make: (random) => mutated(random, link(random).fragment, LINK_WORDS, TEXT),
    holds(fragment) {
      const strokes = drawingIn(fragment);
      if (!strokes) return assert.ok(strokes === null || strokes === undefined);
      fits(strokes, fragment.length);
      lasts(strokes);
    },
  },
  'any strokes file is a drawing on the pad, several, or none': {
    make: (random) => (random.chance(0.3) ? strokesFile(random) : mutated(random, strokesFile(random), FILE_WORDS, TEXT)),
    holds(text) {
      const strokes = parseStrokes(text);
      if (strokes === 'several' || strokes === null) return;
      assert.ok(text.length <= LONGEST);
      fits(strokes, text.length);
      const given = JSON.parse(text).flatMap((/** @type {any} */ glyph) => glyph.strokes.flat());
      const onPad = given.every((/** @type {number[]} */ [x, y]) => x >= 0 && x <= 800 && y >= 0 && y <= 600);
      const middle = (/** @type {number[]} */ values) => (Math.min(...values) + Math.max(...values)) / 2;
      // What cannot stay where it is comes into the middle.
      const points = strokes.flat();
      if (!onPad) assert.deepEqual([middle(points.map(({x}) => x)), middle(points.map(({y}) => y))].map(Math.round), [400, 300]);
    },
  },
  'a drawing comes back from its file': {
    make: (random) => JSON.stringify([{label: 1, strokes: drawingFrom(random).map((stroke) => stroke.map(({x, y}) => [x, y]))}]),
    holds(text) {
      const strokes = parseStrokes(text);
      assert.ok(Array.isArray(strokes));
      assert.deepEqual(strokes.map((stroke) => stroke.map(({x, y}) => [x, y])), JSON.parse(text)[0].strokes);
    },
  },
  'what gzip packed comes out, member after member, with zeros behind': {
    make: (random) => new Uint8Array(Buffer.concat([...members(random), new Uint8Array(random.pick([0, 0, 7, 700]))])),
    async holds(bytes) {
      // Node's own reader takes several members, too, but no zeros.
      const {gunzipSync} = await import('node:zlib');
      let end = bytes.length;
      while (bytes[end - 1] === 0) end -= 1;
      const sizes = Array.from({length: 10}, (_, i) => Math.min(end + i, bytes.length));
      const expected = sizes.reduce((/** @type {Buffer | null} */ found, size) => {
        try {
          return found ?? gunzipSync(bytes.subarray(0, size));
        } catch {
          return found;
        }
      }, null);
      assert.deepEqual(Buffer.from(await gunzip(bytes)), expected);
    },
  },
  'any gzip file is unpacked or refused': {
    make: (random) => mutated(random, new Uint8Array(Buffer.concat(members(random))), BYTE_WORDS, BYTES),
    async holds(bytes) {
      const unpacked = await gunzip(bytes).catch((error) => assert.ok(error instanceof Error));
      // DEFLATE makes at most 1,032 of one.
      if (unpacked) assert.ok(unpacked.length <= 1032 * bytes.length);
    },
  },
  'any two files of pictures and labels belong together, or are refused': {
    make: (random) => mutated(random, new Uint8Array([0, 0, 8, 3, 0, 0, 0, random.below(3), 0, 0, 0, 28, 0, 0, 0, 28]), BYTE_WORDS, BYTES),
    holds(bytes) {
      const half = Math.floor(bytes.length / 2);
      const files = [bytes, bytes.subarray(0, half), bytes.subarray(half)].map((part, i) => ({name: `${i}`, bytes: part}));
      try {
        const {learned} = pairUp(files.slice(0, 2), files.slice(1));
        assert.equal(learned.length, 2);
      } catch (error) {
        assert.ok(error instanceof Failure, String(error));
      }
    },
  },
  'any file is of a known kind': {
    make: (random) => mutated(random, random.pick([new TextEncoder().encode(strokesFile(random)), ...BYTE_WORDS]), BYTE_WORDS, BYTES),
    async holds(bytes) {
      const {kind} = await kindOf(new File([bytes], 'file'));
      assert.ok(['picture', 'model', 'foreign', 'strokes', 'digits', 'unknown'].includes(kind), kind);
    },
  },
};
