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

/** A second finger makes a pinch of both before the first has gone so far, in pad units. */
const PINCH_WITHIN = 40;
/** The bit of `buttons` that a mouse's main button, a finger and a pen's tip set while they are down. */
const DOWN = 1;

/**
 * One pointer draws at a time: a palm beside the pen is ignored, and a pen takes over from a palm that came
 * first. A second finger is ignored, too, unless it comes at once: two fingers want something else than to draw.
 * @param {HTMLCanvasElement} canvas
 * @param {Strokes} strokes
 */
export function drawWithPointers(canvas, strokes) {
  /** @type {{id: number, type: string} | null} */
  let active = null;

  /** @param {PointerEvent} event @param {DOMRect} box */
  const pointAt = (event, box) => ({
    x: onPad((event.clientX - box.left) / box.width, PAD_WIDTH),
    y: onPad((event.clientY - box.top) / box.height, PAD_HEIGHT),
    pressure: event.pointerType === 'pen' ? Math.round(event.pressure * 255) / 255 : USUAL_PRESSURE,
  });

  /** @param {PointerEvent} event */
  function extend(event) {
    // Where the pad is now: a wheel, a zoom, a panel that opens or a turned phone moves it under the pointer.
    const box = canvas.getBoundingClientRect();
    // The browser bundles the points of a fast stroke into one event a frame; all of them count.
    const events = event.getCoalescedEvents?.() ?? [];
    strokes.extend((events.length > 0 ? events : [event]).map((each) => pointAt(each, box)));
  }

  canvas.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    if (active && event.pointerType === 'touch') {
      if (active.type === 'touch' && hasJustBegun()) cancel();
      return;
    }
    if (active && !(event.pointerType === 'pen' && active.type === 'touch')) return;
    if (active) cancel();
    active = {id: event.pointerId, type: event.pointerType};
    canvas.setPointerCapture(event.pointerId);
    // Its keys go on where the pointer was; a finger alone would not bring them.
    canvas.focus({preventScroll: true});
    strokes.begin(pointAt(event, canvas.getBoundingClientRect()));
  });
  canvas.addEventListener('pointermove', (event) => {
    if (event.pointerId !== active?.id) return;
    // Lifted where nobody could tell: outside the window, or under a dialog of the system.
    if (event.buttons & DOWN) extend(event);
    else finish();
  });
  canvas.addEventListener('pointerup', (event) => {
    if (event.pointerId !== active?.id) return;
    extend(event);
    finish();
  });
  canvas.addEventListener('pointercancel', (event) => {
    if (event.pointerId !== active?.id) return;
    // The browser took the finger for something else; a pen or a mouse was still drawing.
    if (active.type === 'touch') cancel();
    else finish();
  });
  canvas.addEventListener('lostpointercapture', (event) => {
    if (event.pointerId === active?.id) finish();
  });

  function hasJustBegun() {
    const stroke = strokes.all.at(-1) ?? [];
    return stroke.every(({x, y}) => Math.hypot(x - stroke[0].x, y - stroke[0].y) < PINCH_WITHIN);
  }

  function finish() {
    active = null;
    strokes.end();
  }

  function cancel() {
    active = null;
    strokes.discard();
  }

  // A long press draws a dot; it opens no menu and no magnifier.
  canvas.addEventListener('contextmenu', (event) => event.preventDefault());
  canvas.addEventListener('touchstart', (event) => event.preventDefault(), {passive: false});
}
