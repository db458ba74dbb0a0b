// Paints what was changed of a digit's small picture at the digit's place on the pad.

import {PAD_HEIGHT, PAD_WIDTH} from '../../pad/size.js';
import {coloursOf, paintCells} from './colours.js';

/**
 * @typedef {Pick<import('../../recogniser/client.js').Digit, 'left' | 'top' | 'right' | 'bottom' | 'picture' | 'size'>} Drawn
 * @typedef {Pick<import('../../inspector/protocol.js').Structure, 'box' | 'penWidth'>} Preprocessing
 */

/** Pad units to a pixel of the painting. */
const GRAIN = 2;
/** The width of ink on the pad, in pad units. */
const PAD_INK = 17;
/** Smaller changes of a grey value are not seen. */
const FAINT = 25;

/** Whether a pixel was changed so much that it is worth a colour. @param {number} difference of its grey values */
export const isChanged = (difference) => Math.abs(difference) > FAINT;

/**
 * A picture of the whole pad, clear where nothing was changed: what was added in one colour, what was taken away in the
 * other.
 * @param {{base: Drawn, picture: Uint8Array}} change @param {Preprocessing} preprocessing
 */
export function painted({base, picture}, preprocessing) {
  const {size} = base;
  const cells = document.createElement('canvas');
  const {pro, contra} = coloursOf(document.documentElement);
  const difference = (/** @type {number} */ i) => picture[i] - base.picture[i];
  paintCells(cells, size, size, (i) => (isChanged(difference(i)) ? Math.abs(difference(i)) / 255 : 0), (i) => (difference(i) < 0 ? contra : pro));
  const pad = document.createElement('canvas');
  pad.width = PAD_WIDTH / GRAIN;
  pad.height = PAD_HEIGHT / GRAIN;
  const context = /** @type {CanvasRenderingContext2D} */ (pad.getContext('2d'));
  context.scale(1 / GRAIN, 1 / GRAIN);
  context.imageSmoothingQuality = 'high';
  const {left, top, cell} = placeOf(base, preprocessing);
  context.drawImage(cells, left, top, size * cell, size * cell);
  return context.getImageData(0, 0, pad.width, pad.height);
}

/**
 * Where a drawn digit's picture lies on the pad, and how large one of its pixels is there, in pad units: its ink was scaled
 * into the box, pen included, and then shifted by what only the picture itself tells.
 * @param {Drawn} digit @param {Preprocessing} preprocessing
 */
export function placeOf({left, top, right, bottom, picture, size}, {box, penWidth}) {
  const longer = Math.max(right - left, bottom - top);
  const cell = longer > 0 ? longer / (box - penWidth) : PAD_INK / penWidth;
  const column = middleOf(size, (i, k) => picture[k * size + i]);
  const row = middleOf(size, (i, k) => picture[i * size + k]);
  return {left: (left + right) / 2 - cell * column, top: (top + bottom) / 2 - cell * row, cell};
}

/** The middle between both ends of the ink along one axis. @param {number} size @param {(line: number, place: number) => number} at */
function middleOf(size, at) {
  const darkest = Array.from({length: size}, (_, i) => Math.max(...Array.from({length: size}, (_, k) => at(i, k))));
  const first = darkest.findIndex((grey) => grey > 0);
  const last = size - 1 - [...darkest].reverse().findIndex((grey) => grey > 0);
  if (first < 0) return size / 2;
  // Of a pixel at an end, as much of it is inked as it is dark.
  return (first + 1 - darkest[first] / 255 + last + darkest[last] / 255) / 2;
}
