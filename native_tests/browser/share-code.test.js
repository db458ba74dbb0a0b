import assert from 'node:assert/strict';
import {test} from 'node:test';
import {decode, encode} from '../../web/src/drawing/share-code.js';
import {examples, onPad} from '../../web/src/gallery.js';

const stroke = (...places) => places.map(([x, y]) => ({x, y, pressure: 0.5}));
const drawing = [stroke([0, 0], [800, 600], [0.5, 599.5]), stroke([400, 300])];
const pressed = [[{x: 10, y: 20, pressure: 0}, {x: 11.5, y: 20, pressure: 200 / 255}]];

test('a drawing comes back exactly, with or without pressure', () => {
  assert.deepEqual(decode(encode(drawing)), drawing);
  assert.deepEqual(decode(encode(pressed)), pressed);
});

test('a long drawing takes few letters a point', () => {
  const spiral = Array.from({length: 500}, (_, i) => [
    400 + Math.round(i * 0.5 * Math.cos(i / 9)),
    300 + Math.round(i * 0.5 * Math.sin(i / 9)),
  ]);
  const code = encode([stroke(...spiral)]);
  assert.ok(code.length < 500 * 4, `${code.length} letters`);
  assert.equal(decode(code)[0].length, 500);
});

test('the code needs no escaping in a link', () => {
  assert.match(encode(drawing), /^1\.[A-Za-z0-9_-]+$/);
});

test('a code cut short or lengthened gives nothing', () => {
  const code = encode(drawing);
  for (let length = 0; length < code.length; ++length) {
    assert.equal(decode(code.slice(0, length)), null, `the first ${length} letters`);
  }
  assert.equal(decode(code + 'AAAA'), null);
});

test('each example of the gallery lies on the pad as a whole, so that a link holds it', () => {
  for (const example of examples) assert.deepEqual(decode(encode(onPad(example))), onPad(example), example.id);
});

test('nonsense gives nothing', () => {
  const bytes = (...values) => '1.' + btoa(String.fromCharCode(...values)).replaceAll('=', '');
  for (const code of [
    '', '1.', '2.AAAA', 'x', '1.***', '1.%00', encode(drawing).replace('1.', '2.'),
    bytes(7, 1, 1, 0, 0),  // an unknown flag
    bytes(0, 0), bytes(0, 1, 0),  // no strokes, no points
    bytes(0, 255, 255, 255, 127), bytes(0, 1, 255, 255, 127, 0, 0),  // absurd lengths
    bytes(0, 1, 1, 1, 0), bytes(0, 1, 1, 255, 255, 1, 0),  // off the pad
    bytes(1, 1, 1, 2, 2),  // pressure missing
    bytes(0, 1, 1, 255, 255, 255, 255, 255),  // a number without end
  ]) {
    assert.equal(decode(code), null, code);
  }
});
