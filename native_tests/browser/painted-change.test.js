import assert from 'node:assert/strict';
import {test} from 'node:test';
import {placeOf} from '../../web/src/views/inside/painted-change.js';

const SIZE = 28;
const preprocessing = {box: 20, penWidth: 2.5};

/** Ink from one edge to another in both directions, in pixels; at the edges as grey as they cover their pixels. */
function inked(left, right, top, bottom) {
  const covered = (from, to, i) => Math.max(0, Math.min(to, i + 1) - Math.max(from, i));
  return Uint8Array.from({length: SIZE * SIZE}, (_, i) =>
    Math.round(255 * covered(left, right, i % SIZE) * covered(top, bottom, Math.floor(i / SIZE))));
}

test('a picture lies on the pad where its ink lies on the strokes', () => {
  // Points of 350 x 140 units: 20 pixels of ink in the longer direction are 17.5 between the points.
  const digit = {left: 100, right: 240, top: 200, bottom: 550, size: SIZE, picture: inked(8.5, 18, 4.25, 24.25)};
  const {left, top, cell} = placeOf(digit, preprocessing);
  assert.equal(cell, 20);
  assert.ok(Math.abs(left - (170 - 20 * 13.25)) < 0.5, String(left));
  assert.ok(Math.abs(top - (375 - 20 * 14.25)) < 0.5, String(top));
});

test('of a dot a pixel is as large as the pen makes it', () => {
  const dot = {left: 50, right: 50, top: 60, bottom: 60, size: SIZE, picture: inked(13, 15.5, 13, 15.5)};
  const {left, top, cell} = placeOf(dot, preprocessing);
  assert.equal(cell, 6.8);
  assert.ok(Math.abs(left + 14.25 * cell - 50) < 0.1 && Math.abs(top + 14.25 * cell - 60) < 0.1);
});
