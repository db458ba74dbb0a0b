// The first steps of the pipeline: the drawing with a frame around the digit, the digit scaled into the box, and the
// resulting picture.

import {fitOnPad} from '../../pad/fit.js';
import {PAD_HEIGHT, PAD_WIDTH} from '../../pad/size.js';
import {t} from '../../language.js';
import {make} from '../make.js';
import {PictureView} from '../picture.js';

/**
 * @typedef {import('../../drawing/strokes.js').Strokes} Strokes
 * @typedef {import('../../recogniser/client.js').Digit} Digit
 * @typedef {import('../../inspector/protocol.js').Structure} Structure
 */

/** Width of ink on the pad, in pad units. */
const PAD_INK = 17;
/** Width of one pixel of the network's picture on the canvas, in pixels. */
const PIXEL_SIZE = 8;

export class PipelineView {
  element;
  #drawing = make('canvas', {id: 'pipeline-drawing', 'aria-hidden': 'true', width: 320, height: 240});
  #scaled = make('canvas', {id: 'pipeline-scaled', 'aria-hidden': 'true', width: 224, height: 224});
  #picture;
  #strokes;

  /** @param {Strokes} strokes */
  constructor(strokes) {
    const picture = make('canvas', {id: 'pipeline-picture', role: 'application', width: 28, height: 28});
    const note = make('p', {className: 'note', id: 'pipeline-note', role: 'status', textContent: t('inside.way.note')});
    const step = (/** @type {string} */ frame, /** @type {HTMLCanvasElement} */ canvas, /** @type {string} */ words) =>
      make('li', {}, make('div', {className: frame}, canvas), make('p', {textContent: words}));
    this.element = make('section', {className: 'pipeline', 'aria-labelledby': 'pipeline-title'},
      make('h3', {id: 'pipeline-title', textContent: t('inside.way.title')}),
      make('ol', {className: 'steps', role: 'list'},
        step('cells', this.#drawing, t('inside.way.drawing')),
        step('cells', this.#scaled, t('inside.way.scaled')),
        step('picture', picture, t('inside.way.picture'))),
      note);
    this.#picture = new PictureView(picture, note);
    this.#strokes = strokes;
  }

  /** @param {Digit | null} digit @param {Structure} structure */
  show(digit, structure) {
    this.#paintDrawing(digit);
    this.#paintScaled(digit, structure);
    this.#picture.show(digit);
  }

  /** Call after the theme has changed. */
  repaint() {
    this.#picture.repaint();
  }

  /** Whether a picture was opened; one over strokes shows what else they might have been. */
  get #opened() {
    return this.#strokes.picture !== null && this.#strokes.all.length === 0;
  }

  /** Paints the whole drawing, and a frame around the digit. @param {Digit | null} digit */
  #paintDrawing(digit) {
    const context = start(this.#drawing, PAD_WIDTH, PAD_HEIGHT, 1 / 2);
    trace(context, this.#strokes.all, PAD_INK);
    if (this.#strokes.picture) place(context, this.#strokes.picture);
    if (!digit) return;
    context.strokeStyle = getComputedStyle(this.#drawing).getPropertyValue('--accent');
    context.lineWidth = 6;
    const room = this.#opened ? 0 : PAD_INK;
    context.strokeRect(
      digit.left - room,
      digit.top - room,
      digit.right - digit.left + 2 * room,
      digit.bottom - digit.top + 2 * room,
    );
  }

  /** Paints the digit, scaled so that its ink fills the box. @param {Digit | null} digit @param {Structure} structure */
  #paintScaled(digit, {box, penWidth}) {
    const size = digit?.size ?? 28;
    const context = start(this.#scaled, size, size, PIXEL_SIZE);
    context.strokeStyle = getComputedStyle(this.#scaled).getPropertyValue('--control');
    context.lineWidth = 1 / 4;
    context.setLineDash([1, 1]);
    context.strokeRect((size - box) / 2, (size - box) / 2, box, box);
    context.setLineDash([]);
    if (!digit) return;
    context.strokeStyle = getComputedStyle(this.#scaled).color;
    const {picture} = this.#strokes;
    const longer = Math.max(digit.right - digit.left, digit.bottom - digit.top, 1);
    const scale = (this.#opened ? box : box - penWidth) / longer;
    context.translate(size / 2, size / 2);
    context.scale(scale, scale);
    context.translate(-(digit.left + digit.right) / 2, -(digit.top + digit.bottom) / 2);
    trace(context, digit.strokes, penWidth / scale);
    if (!picture) return;
    const {left, top, right, bottom} = digit;
    const room = this.#opened ? 0 : PAD_INK * 3;
    context.beginPath();
    context.rect(left - room, top - room, right - left + 2 * room, bottom - top + 2 * room);
    context.clip();
    place(context, picture);
  }
}

/**
 * Clears a canvas and scales it to `width` × `height` units.
 * @param {HTMLCanvasElement} canvas @param {number} width @param {number} height @param {number} scale
 */
function start(canvas, width, height, scale) {
  canvas.width = Math.round(width * scale);  // also clears it
  canvas.height = Math.round(height * scale);
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.scale(scale, scale);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.strokeStyle = getComputedStyle(canvas).color;
  return context;
}

/** @param {CanvasRenderingContext2D} context @param {readonly import('../../drawing/strokes.js').Stroke[]} strokes @param {number} pen */
function trace(context, strokes, pen) {
  context.lineWidth = pen;
  context.beginPath();
  for (const stroke of strokes) {
    context.moveTo(stroke[0].x, stroke[0].y);
    for (const {x, y} of stroke) context.lineTo(x, y);
  }
  context.stroke();
}

/** Draws a picture at its position on the pad. @param {CanvasRenderingContext2D} context @param {ImageData} picture */
function place(context, picture) {
  const {scale, left, top} = fitOnPad(picture);
  context.drawImage(canvasOf(picture), left, top, scale * picture.width, scale * picture.height);
}

/** @param {ImageData} picture */
function canvasOf(picture) {
  const canvas = document.createElement('canvas');
  canvas.width = picture.width;
  canvas.height = picture.height;
  canvas.getContext('2d')?.putImageData(picture, 0, 0);
  return canvas;
}
