// Shows an opened picture behind the strokes, or over them what else they might have been.

import {make} from './make.js';
import {reduced, tooLarge} from './reduced.js';

export class PadPictureView {
  #canvas;
  /** @type {ImageData | null} */ #shown = null;

  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    this.#canvas = canvas;
    this.#resized({width: 1, height: 1});  // as whenever no picture is shown: of itself it would be as large as one
    new ResizeObserver(() => this.repaint()).observe(canvas);
  }

  /** @param {ImageData | null} picture @param {boolean} over the strokes */
  show(picture, over) {
    if (picture === this.#shown) return;
    this.#canvas.toggleAttribute('data-over', over && picture !== null);
    this.#shown = picture;
    if (picture) this.repaint();
    else this.#resized({width: 1, height: 1});
  }

  /** Call after its pixels have changed. */
  repaint() {
    const picture = this.#shown;
    if (!picture) return;
    const {clientWidth, clientHeight} = this.#canvas;
    const scale = devicePixelRatio * Math.min(clientWidth / picture.width, clientHeight / picture.height);
    if (!tooLarge(scale)) return this.#resized(picture).putImageData(picture, 0, 0);
    const full = make('canvas', {width: picture.width, height: picture.height});
    full.getContext('2d')?.putImageData(picture, 0, 0);
    const small = reduced(full, scale);
    this.#resized(small).drawImage(small, 0, 0);
  }

  /** Makes the canvas clear and as large as this. @param {{width: number, height: number}} size */
  #resized({width, height}) {
    Object.assign(this.#canvas, {width, height});
    return /** @type {CanvasRenderingContext2D} */ (this.#canvas.getContext('2d'));
  }
}
