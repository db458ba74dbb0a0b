// The grey picture that the network really reads, pixel by pixel.

import * as text from '../text.js';

/** @typedef {import('../recogniser/client.js').Digit} Digit */

export class PictureView {
  #canvas;
  #context;
  #note;
  /** @type {Digit | null} */ #answer = null;
  #requested = false;

  /** @param {HTMLCanvasElement} canvas @param {HTMLElement} note */
  constructor(canvas, note) {
    this.#canvas = canvas;
    this.#note = note;
    this.#context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    canvas.setAttribute('aria-label', text.picture.blank);
    note.textContent = text.picture.note;
    canvas.addEventListener('pointermove', (event) => this.#point(event));
    canvas.addEventListener('pointerleave', () => {
      note.textContent = text.picture.note;
    });
  }

  /** @param {Digit | null} answer null when blank */
  show(answer) {
    this.#answer = answer;
    this.repaint();
  }

  /** In the next frame, with the theme's ink. */
  repaint() {
    if (this.#requested) return;
    this.#requested = true;
    requestAnimationFrame(() => {
      this.#requested = false;
      this.#paint();
    });
  }

  #paint() {
    const answer = this.#answer;
    this.#canvas.setAttribute('aria-label', answer ? text.picture.name(answer.size) : text.picture.blank);
    if (!answer) return this.#context.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
    const {size, picture} = answer;
    if (this.#canvas.width !== size) this.#canvas.width = this.#canvas.height = size;
    const image = this.#context.createImageData(size, size);
    const [red, green, blue] = inkOf(this.#canvas);
    picture.forEach((value, i) => image.data.set([red, green, blue, value], 4 * i));
    this.#context.putImageData(image, 0, 0);
  }

  /** @param {PointerEvent} event */
  #point(event) {
    const answer = this.#answer;
    if (!answer) return;
    const box = this.#canvas.getBoundingClientRect();
    const at = (/** @type {number} */ place, /** @type {number} */ length) =>
      Math.min(answer.size - 1, Math.max(0, Math.floor((place / length) * answer.size)));
    const row = at(event.clientY - box.top, box.height);
    const column = at(event.clientX - box.left, box.width);
    const value = answer.picture[row * answer.size + column] ?? 0;
    this.#note.textContent = text.picture.pixel(row, column, value);
  }
}

/** The element's text colour as red, green, blue. @param {Element} element */
function inkOf(element) {
  return (getComputedStyle(element).color.match(/[\d.]+/g) ?? ['0', '0', '0']).slice(0, 3).map(Number);
}
