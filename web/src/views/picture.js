// Shows the network's input picture, whose pixels can be explored.

import {t} from '../language.js';
import {explore} from './explore.js';
import {coloursOf, paintCells} from './inside/colours.js';

/**
 * @typedef {import('../recogniser/client.js').Digit} Digit
 * @typedef {import('./inside/colours.js').Colour} Colour
 */

export class PictureView {
  #canvas;
  /** @type {Digit | null} */ #answer = null;
  /** @type {Colour | null} The theme's colour for ink, cached because computing it takes longer than painting. */ #ink = null;
  #requested = false;

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {HTMLElement} note
   * @param {(words: string) => void} [announce] for screen readers, because the note is no live region
   */
  constructor(canvas, note, announce = () => {}) {
    this.#canvas = canvas;
    canvas.setAttribute('aria-label', t('extras.picture.blank'));
    const words = note.textContent;
    explore(canvas, (cell) => {
      const answer = this.#answer;
      const value = cell && answer?.picture[cell.row * answer.size + cell.column];
      note.textContent =
        cell && value !== undefined ? t('extras.picture.pixel', {row: cell.row + 1, column: cell.column + 1, value: value ?? 0}) : words;
    }, () => announce(this.#answer ? note.textContent : t('extras.picture.blank')));
  }

  /** @param {Digit | null} answer null when blank */
  show(answer) {
    if (answer?.size !== this.#answer?.size) {
      this.#canvas.setAttribute('aria-label', answer ? t('extras.picture.name', {size: answer.size}) : t('extras.picture.blank'));
    }
    this.#answer = answer;
    this.#request();
  }

  /** Paints it again in the colours of a changed theme. */
  repaint() {
    this.#ink = null;
    this.#request();
  }

  /** Paints in the next frame. */
  #request() {
    if (this.#requested) return;
    this.#requested = true;
    requestAnimationFrame(() => {
      this.#requested = false;
      this.#paint();
    });
  }

  #paint() {
    const answer = this.#answer;
    const size = answer?.size ?? this.#canvas.width;
    const ink = (this.#ink ??= coloursOf(this.#canvas).ink);
    paintCells(this.#canvas, size, size, (i) => (answer?.picture[i] ?? 0) / 255, () => ink);
  }
}
