// Moves the pen with the arrow keys, for people who draw without a pointer.

import {PAD_SIZE} from './size.js';

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
 * @param {(down: boolean) => void} tell that the pen was lowered or lifted with a key
 * @param {Readonly<import('./size.js').Size>} [size] asked for again at each key
 */
export function drawWithKeys(canvas, pen, strokes, tell, size = PAD_SIZE) {
  const position = {x: size.width / 2, y: size.height / 4, pressure: 0.5};
  /** @type {Set<string>} */
  const held = new Set();
  let down = false;

  function show() {
    pen.hidden = false;
    pen.dataset.down = String(down);
    pen.style.left = `${(position.x / size.width) * 100}%`;
    pen.style.top = `${(position.y / size.height) * 100}%`;
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
        strokes.begin({...position});
        down = true;  // only now: taking a picture off the pad lifts the pen
      }
      tell(down);
      show();
    } else if (event.key in DIRECTIONS) {
      event.preventDefault();
      held.add(event.key);
      const step = event.shiftKey ? LONG_STEP : STEP;
      for (const key of held) {
        position.x = Math.min(size.width, Math.max(0, position.x + DIRECTIONS[key][0] * step));
        position.y = Math.min(size.height, Math.max(0, position.y + DIRECTIONS[key][1] * step));
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
