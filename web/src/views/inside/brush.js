// A brush on a canvas of cells, by mouse, finger, pen or keyboard.

import {explore} from '../explore.js';

/**
 * @param {HTMLCanvasElement} canvas its pixels are the cells
 * @param {{begin: () => void, cover: (row: number, column: number) => void}} on `begin` of a stroke, and each cell that it
 *   comes through
 */
export function brush(canvas, {begin, cover}) {
  /** @type {{row: number, column: number} | null} */ let cell = null;
  let strokes = false;
  explore(canvas, (at) => {
    if (at && strokes) through(cell ?? at, at, cover);
    cell = at ?? cell;
  });
  // explore.js listens to these before, so that `cell` is where the pointer is.
  canvas.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    canvas.setPointerCapture?.(event.pointerId);
    strokes = true;
    begin();
    if (cell) cover(cell.row, cell.column);
  });
  for (const end of ['pointerup', 'pointercancel', 'lostpointercapture']) {
    canvas.addEventListener(end, () => {
      strokes = false;
    });
  }
  canvas.addEventListener('keydown', (event) => {
    if (event.key !== ' ' || !cell) return;
    event.preventDefault();
    if (!event.repeat) begin();
    cover(cell.row, cell.column);
  });
}

/** Each cell on the way. @param {{row: number, column: number}} from @param {{row: number, column: number}} to @param {(row: number, column: number) => void} cover */
function through(from, to, cover) {
  const steps = Math.max(1, Math.abs(to.row - from.row), Math.abs(to.column - from.column));
  for (let i = 1; i <= steps; ++i) {
    cover(Math.round(from.row + ((to.row - from.row) * i) / steps), Math.round(from.column + ((to.column - from.column) * i) / steps));
  }
}
