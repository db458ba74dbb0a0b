import assert from 'node:assert/strict';
import {test} from 'node:test';
import {drawingIn, fragmentOf} from '../../web/src/drawing/link.js';
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

// Codes whose last letters are all that base64url has, and so are taken for what surrounds a link.
const drawings = [drawing, pressed, ...Array.from({length: 64}, (_, i) => [stroke([0.5 * i, 300], [0.5 * i, 31.5])])];
const link = (strokes) => fragmentOf(strokes);
const MANGLED = {
  'nothing': (fragment) => fragment,
  'an escaped =': (fragment) => fragment.replace('=', '%3D'),
  'all signs escaped': (fragment) => '#' + [...fragment.slice(1)].map((sign) => `%${sign.charCodeAt(0).toString(16)}`).join(''),
  'what was escaped escaped again': (fragment) => fragment.replace('=', '%253D').replace('.', '%252E'),
  'quoted-printable': (fragment) => fragment.replace('=', '=3D'),
  'lines wrapped': (fragment) => `${fragment.slice(0, 9)}%0D%0A%20${fragment.slice(9)}`,
  'lines wrapped in quoted-printable': (fragment) => `${fragment.slice(0, 9)}=${fragment.slice(9)}`,
  'an invisible place to break': (fragment) => `${fragment.slice(0, 9)}%E2%80%8B${fragment.slice(9)}`,
  'a sentence after it': (fragment) => `${fragment}%20is%20mine`,
  'a tracker after it': (fragment) => `${fragment}&utm_source=chat`,
  ...Object.fromEntries(['.', ',', ';', ')', ']', '>', '%3E', '"', '%22', '*', '_', '__', '!', '?', ':', '|', '…', '%E2%80%9D', '.)', '%', '%FF']
    .map((end) => [`"${end}" after it`, (fragment) => fragment + end])),
};

for (const [how, mangle] of Object.entries(MANGLED)) {
  test(`a link opens after a program has made of it: ${how}`, () => {
    for (const each of drawings) assert.deepEqual(drawingIn(mangle(link(each))), each, mangle(link(each)));
  });
}

test('a link cut short is known as one, and what is none is left alone', () => {
  const whole = link(drawing);
  for (const broken of [whole.slice(0, -3), `${whole.slice(0, -3)}…`, `${whole.slice(0, -3)}...`, '#d=', '#d%3D', '#d=2.AAAA', '#d=%%%']) {
    assert.equal(drawingIn(broken), null, broken);
  }
  for (const other of ['', '#', '#top', '#drawing', '#d', '#%', '#x=1.AAAA']) assert.equal(drawingIn(other), undefined, other);
});
