// Turns the pointer events of mouse, finger and pen into strokes.

import {GRID, PAD_SIZE} from './size.js';

/** @typedef {import('../drawing/strokes.js').Strokes} Strokes */

/** For mice and fingers, which have no usable pressure. */
const USUAL_PRESSURE = 0.5;

/**
 * Converts a fraction of a side of the pad to pad units. Clamped to the pad, because what cannot be seen
 * must not be read.
 * @param {number} fraction @param {number} length
 */
const onPad = (fraction, length) =>
  Math.round((Math.min(1, Math.max(0, fraction)) * length) / GRID) * GRID;

/** A second finger makes it a pinch, if the first has moved less than this, in pad units. */
const PINCH_WITHIN = 40;
/** A press on a button over the pad that moves further, in CSS pixels, is a stroke. */
const TAP_WITHIN = 8;
/** The bit of `buttons` for a mouse's main button, a touching finger or a touching pen. */
const DOWN = 1;

/**
 * One pointer draws at a time: a palm beside the pen is ignored, and a pen takes over from a palm that touched
 * first. A second finger is ignored, too, unless it comes immediately: then it is a gesture and not drawing.
 * @param {HTMLCanvasElement} canvas
 * @param {Strokes} strokes
 * @param {Readonly<import('./size.js').Size>} [size] asked for again at each point
 * @param {HTMLElement} [over] has buttons over the pad; a stroke may begin on them
 */
export function drawWithPointers(canvas, strokes, size = PAD_SIZE, over) {
  /** @type {{id: number, type: string} | null} */
  let active = null;
  /** On a button: a tap, or the beginning of a stroke. @type {PointerEvent | null} */
  let press = null;

  /** @param {PointerEvent} event @param {DOMRect} box */
  const pointAt = (event, box) => ({
    x: onPad((event.clientX - box.left) / box.width, size.width),
    y: onPad((event.clientY - box.top) / box.height, size.height),
    pressure: event.pointerType === 'pen' ? Math.round(event.pressure * 255) / 255 : USUAL_PRESSURE,
  });

  /** @param {PointerEvent} event */
  function extend(event) {
    // Measured each time, because scrolling, zooming, an opening panel or a rotated phone moves the pad.
    const box = canvas.getBoundingClientRect();
    // Browsers combine the points of a fast stroke into one event for each frame.
    const events = event.getCoalescedEvents?.() ?? [];
    strokes.extend((events.length > 0 ? events : [event]).map((each) => pointAt(each, box)));
  }

  /** @param {PointerEvent} event */
  function begin(event) {
    press = null;  // a tap's, whose number the browser may have given to this pointer
    if (active && event.pointerType === 'touch') {
      if (active.type === 'touch' && hasJustBegun()) cancel();
      return;
    }
    if (active && !(event.pointerType === 'pen' && active.type === 'touch')) return;
    if (active) cancel();
    active = {id: event.pointerId, type: event.pointerType};
    canvas.setPointerCapture(event.pointerId);
    // Focuses the pad, which a touch alone does not do, so that its keys work.
    canvas.focus({preventScroll: true});
    strokes.begin(pointAt(event, canvas.getBoundingClientRect()));
  }

  canvas.addEventListener('pointerdown', (event) => {
    if (event.button === 0) begin(event);
  });
  over?.addEventListener('pointerdown', (event) => {
    if (event.button === 0) press = event;
  });

  /** @param {PointerEvent} event */
  function move(event) {
    if (event.pointerId === press?.pointerId) {
      if (Math.hypot(event.clientX - press.clientX, event.clientY - press.clientY) < TAP_WITHIN) return;
      if (event.buttons & DOWN) begin(press);
      else press = null;
    }
    if (event.pointerId !== active?.id) return;
    // Without a pressed button the pen was lifted unnoticed: outside the window, or under a system dialog.
    if (event.buttons & DOWN) extend(event);
    else finish();
  }
  canvas.addEventListener('pointermove', move);
  over?.addEventListener('pointermove', move);

  canvas.addEventListener('pointerup', (event) => {
    if (event.pointerId !== active?.id) return;
    extend(event);
    finish();
  });
  canvas.addEventListener('pointercancel', (event) => {
    if (event.pointerId !== active?.id) return;
    // A cancelled touch was a gesture of the browser; a pen or a mouse was really drawing.
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

  // A long press draws a dot and must not open a menu or a magnifier.
  canvas.addEventListener('contextmenu', (event) => event.preventDefault());
  canvas.addEventListener('touchstart', (event) => event.preventDefault(), {passive: false});
}
