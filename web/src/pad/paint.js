// Paints strokes on the canvas. New points are added to the existing painting; everything is painted again only after
// undo, clearing, resizing or a change of the theme.

import {PAD_SIZE} from './size.js';

/**
 * @typedef {import('../drawing/strokes.js').Strokes} Strokes
 * @typedef {import('../drawing/strokes.js').Stroke} Stroke
 * @typedef {import('../drawing/strokes.js').Point} Point
 */

/** Width of the ink at usual pressure, in pad units. */
const INK_WIDTH = 17;

export class Painter {
  #canvas;
  #context;
  #strokes;
  #size;
  #requested = false;
  #stale = true;
  /** What is on the canvas: the index of the last stroke, and how many of its points. */
  #painted = {strokes: 0, points: 0};

  /**
   * @param {HTMLCanvasElement} canvas of the same shape as the pad
   * @param {Strokes} strokes
   * @param {Readonly<import('./size.js').Size>} [size] of the pad; after a change of it, `repaint`
   */
  constructor(canvas, strokes, size = PAD_SIZE) {
    this.#canvas = canvas;
    this.#strokes = strokes;
    this.#size = size;
    this.#context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    strokes.onChange((change) => {
      if (change === 'replaced') this.#stale = true;
      this.#request();
    });
    new ResizeObserver(() => this.repaint()).observe(canvas);
  }

  /** Paints everything again in the next frame. */
  repaint() {
    this.#stale = true;
    this.#request();
  }

  /** Repaints when the page is zoomed or moved to another screen. @param {AbortSignal} [signal] ends it */
  watchPixelRatio(signal) {
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener(
      'change',
      () => {
        this.repaint();
        this.watchPixelRatio(signal);
      },
      {once: true, signal},
    );
  }

  #request() {
    if (this.#requested) return;
    this.#requested = true;
    requestAnimationFrame(() => {
      this.#requested = false;
      this.#paint();
    });
  }

  #paint() {
    const strokes = this.#strokes.all;
    if (this.#stale) this.#start();
    let {strokes: index, points} = this.#painted;
    for (; index < strokes.length; ++index, points = 0) {
      this.#paintCurve(strokes[index], points);
      if (index < strokes.length - 1 || !this.#strokes.drawing) this.#paintEnd(strokes[index]);
      points = strokes[index].length;
      if (index === strokes.length - 1) break;
    }
    this.#painted = {strokes: index, points};
  }

  /** Clears the canvas and gives it one pixel for each pixel of the screen. */
  #start() {
    const ratio = devicePixelRatio || 1;
    const width = Math.round(this.#canvas.clientWidth * ratio);
    const height = Math.round(this.#canvas.clientHeight * ratio);
    this.#canvas.width = width;
    this.#canvas.height = height;
    const context = this.#context;
    context.scale(width / this.#size.width, width / this.#size.width);
    context.lineCap = 'round';
    context.lineJoin = 'round';
    context.strokeStyle = getComputedStyle(this.#canvas).color;
    this.#painted = {strokes: 0, points: 0};
    this.#stale = false;
  }

  /**
   * Paints a stroke from point number `from` to the midpoint before its last point. The curve consists of quadratic
   * Bézier segments between the midpoints, with the points as control points, so that fast strokes look smooth.
   * @param {Stroke} stroke @param {number} from
   */
  #paintCurve(stroke, from) {
    const context = this.#context;
    for (let i = from; i < stroke.length; ++i) {
      const point = stroke[i];
      const last = stroke[Math.max(0, i - 1)];
      const beforeLast = stroke[Math.max(0, i - 2)];
      this.#press(point);
      context.beginPath();
      context.moveTo((beforeLast.x + last.x) / 2, (beforeLast.y + last.y) / 2);
      context.quadraticCurveTo(last.x, last.y, (last.x + point.x) / 2, (last.y + point.y) / 2);
      context.stroke();
    }
  }

  /** Paints the last half segment when the pen is lifted. @param {Stroke} stroke */
  #paintEnd(stroke) {
    const context = this.#context;
    const point = stroke[stroke.length - 1];
    const last = stroke[Math.max(0, stroke.length - 2)];
    this.#press(point);
    context.beginPath();
    context.moveTo((last.x + point.x) / 2, (last.y + point.y) / 2);
    context.lineTo(point.x + 0.01, point.y);  // a dot, too: browsers paint no line without a length
    context.stroke();
  }

  /** @param {Point} point */
  #press({pressure}) {
    this.#context.lineWidth = INK_WIDTH * (0.5 + pressure);
  }
}
