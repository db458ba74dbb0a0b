// Mouse, finger and pen: pointer events become strokes.

import {GRID, PAD_HEIGHT, PAD_WIDTH} from './size.js';

/** @typedef {import('../drawing/strokes.js').Strokes} Strokes */

/** Mice and most fingers know no pressure. */
const USUAL_PRESSURE = 0.5;

/**
 * A place from 0 to 1 along a side of the pad, in pad units. Kept on the pad: what cannot be seen is
 * not read either.
 * @param {number} place @param {number} length
 */
const onPad = (place, length) =>
  Math.round((Math.min(1, Math.max(0, place)) * length) / GRID) * GRID;

/**
 * One pointer draws at a time: a palm beside the pen or a second finger is ignored, and a pen takes
 * over from a palm that came first.
 * @param {HTMLCanvasElement} canvas
 * @param {Strokes} strokes
 */
export function drawWithPointers(canvas, strokes) {
  /** @type {{id: number, type: string, box: DOMRect} | null} */
  let active = null;

  /** @param {PointerEvent} event @param {DOMRect} box */
  const pointAt = (event, box) => ({
    x: onPad((event.clientX - box.left) / box.width, PAD_WIDTH),
    y: onPad((event.clientY - box.top) / box.height, PAD_HEIGHT),
    pressure: event.pointerType === 'pen' ? Math.round(event.pressure * 255) / 255 : USUAL_PRESSURE,
  });

  /** @param {PointerEvent} event */
  function move(event) {
    if (!active || event.pointerId !== active.id) return;
    const {box} = active;
    // The browser bundles the points of a fast stroke into one event a frame; all of them count.
    const events = event.getCoalescedEvents?.() ?? [];
    strokes.extend((events.length > 0 ? events : [event]).map((each) => pointAt(each, box)));
  }

  canvas.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    if (active && !(event.pointerType === 'pen' && active.type === 'touch')) return;
    if (active) strokes.undo();
    active = {id: event.pointerId, type: event.pointerType, box: canvas.getBoundingClientRect()};
    canvas.setPointerCapture(event.pointerId);
    strokes.begin(pointAt(event, active.box));
  });
  canvas.addEventListener('pointermove', move);
  canvas.addEventListener('pointerup', (event) => {
    move(event);
    finish(event);
  });
  canvas.addEventListener('pointercancel', finish);
  canvas.addEventListener('lostpointercapture', finish);

  /** @param {PointerEvent} event */
  function finish(event) {
    if (!active || event.pointerId !== active.id) return;
    active = null;
    strokes.end();
  }

  // A long press draws a dot; it opens no menu and no magnifier.
  canvas.addEventListener('contextmenu', (event) => event.preventDefault());
  canvas.addEventListener('touchstart', (event) => event.preventDefault(), {passive: false});
}
