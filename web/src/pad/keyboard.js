// Moves the pen with the arrow keys, for people who draw without a pointer.

import {PAD_HEIGHT, PAD_WIDTH} from './size.js';
import * as text from '../text.js';

/** @typedef {import('../drawing/strokes.js').Strokes} Strokes */

/** @type {Record<string, [number, number]>} */
const DIRECTIONS = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
const STEP = 15;
const LONG_STEP = 60;

/**
 * Arrow keys held together move diagonally; space lowers and lifts the pen.
 * @param {HTMLCanvasElement} canvas
 * @param {HTMLElement} pen marks the position of the pen
 * @param {Strokes} strokes
 * @param {(words: string) => void} announce
 */
export function drawWithKeys(canvas, pen, strokes, announce) {
  const position = {x: PAD_WIDTH / 2, y: PAD_HEIGHT / 4, pressure: 0.5};
  /** @type {Set<string>} */
  const held = new Set();
  let down = false;

  function show() {
    pen.hidden = false;
    pen.dataset.down = String(down);
    pen.style.left = `${(position.x / PAD_WIDTH) * 100}%`;
    pen.style.top = `${(position.y / PAD_HEIGHT) * 100}%`;
  }

  function lift() {
    if (!down) return;
    down = false;
    strokes.end();
  }

  canvas.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === ' ') {
      event.preventDefault();
      if (event.repeat) return;
      if (down) {
        lift();
      } else {
        down = true;
        strokes.begin({...position});
      }
      announce(down ? text.pen.lowered : text.pen.lifted);
      show();
    } else if (event.key in DIRECTIONS) {
      event.preventDefault();
      held.add(event.key);
      const step = event.shiftKey ? LONG_STEP : STEP;
      for (const key of held) {
        position.x = Math.min(PAD_WIDTH, Math.max(0, position.x + DIRECTIONS[key][0] * step));
        position.y = Math.min(PAD_HEIGHT, Math.max(0, position.y + DIRECTIONS[key][1] * step));
      }
      if (down) strokes.extend([{...position}]);
      show();
    }
  });
  canvas.addEventListener('keyup', (event) => held.delete(event.key));
  canvas.addEventListener('blur', () => {
    held.clear();
    lift();
    pen.hidden = true;
  });
  // Drawing with the pointer, undo and redo lift the pen, too.
  strokes.onChange((change) => {
    if (change === 'ended' || change === 'replaced') {
      down = false;
      pen.dataset.down = 'false';
    }
  });
  canvas.addEventListener('pointerdown', () => {
    pen.hidden = true;
  });
}
