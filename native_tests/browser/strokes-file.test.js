import assert from 'node:assert/strict';
import {test} from 'node:test';
import {parseStrokes} from '../../web/src/drawing/strokes-file.js';

const file = (...glyphs) => JSON.stringify(glyphs.map((strokes) => ({label: 4, strokes})));
const box = (left, top, side) => [[[left, top], [left + side, top + side]]];

test('a drawing comes back where it was', () => {
  assert.deepEqual(parseStrokes(file(box(100, 200, 50), [[[300, 250]]])), [
    [{x: 100, y: 200, pressure: 0.5}, {x: 150, y: 250, pressure: 0.5}],
    [{x: 300, y: 250, pressure: 0.5}],
  ]);
});

test('one that lies off the pad is fitted on it', () => {
  for (const strokes of [box(-2, -2, 4), box(5000, 0, 3000), [[[-7, -7]]], [[[-3e38, 0], [3e38, 0]]], [[[1e20, 0], [1e20, 9]]]]) {
    for (const {x, y} of parseStrokes(file(strokes)).flat()) {
      assert.ok(x >= 60 && x <= 740 && y >= 60 && y <= 540, `${x} ${y}`);
    }
  }
});

test('a point inside another glyph is part of the drawing; glyphs over one another are several drawings', () => {
  assert.equal(parseStrokes(file(box(100, 100, 200), box(190, 190, 10))).length, 2);
  assert.equal(parseStrokes(file(box(100, 100, 200), box(110, 95, 205))), 'several');
  assert.equal(parseStrokes(file(...Array.from({length: 51}, (_, i) => box(10 * i, 0, 5)))), 'several');
  assert.equal(parseStrokes('['.repeat(600_000)), 'several');
});

test('what is no drawing is none', () => {
  for (const text of [
    '', 'null', '{}', '[]', '[null]', '[1]', '[[]]', '[{}]', '[{"strokes": []}]', '[{"strokes": [[]]}]', '[{"strokes": [[[1]]]}]',
    '[{"strokes": [[[1, 2, 3]]]}]', '[{"strokes": [[["1", 2]]]}]', '[{"strokes": [[[1e999, 2]]]}]', '[{"strokes": [[[1e308, 1], [1.5e308, 3]]]}]', '[{"strokes": [[[true, 2]]]}]', '[{"strokes": "abc"}]', '['.repeat(400_000),
  ]) {
    assert.equal(parseStrokes(text), null, text.slice(0, 40));
  }
});
