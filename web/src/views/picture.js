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
  #note;
  /** Whether a pixel is explored, of which the note tells then. */ #exploring = false;
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
    this.#note = note;
    this.#describe();
    explore(canvas, (cell) => {
      const answer = this.#answer;
      const value = cell && answer?.picture[cell.row * answer.size + cell.column];
      this.#exploring = Boolean(cell && value !== undefined);
      if (cell && this.#exploring) note.textContent = t('extras.picture.pixel', {row: cell.row + 1, column: cell.column + 1, value: value ?? 0});
      else this.#describe();
    }, () => announce(this.#answer ? note.textContent : t('extras.picture.blank')));
  }

  /** What an opened picture's digit and a drawn one are made of differs. */
  get #opened() {
    return this.#answer?.strokes.length === 0;
  }

  #describe() {
    const answer = this.#answer;
    const name = !answer ? t('extras.picture.blank')
      : this.#opened ? t('extras.picture.nameOpened', {size: answer.size}) : t('extras.picture.name', {size: answer.size});
    this.#canvas.setAttribute('aria-label', name);
    if (!this.#exploring) this.#note.textContent = this.#opened ? t('extras.picture.noteOpened') : t('extras.picture.note');
  }

  /** @param {Digit | null} answer null when blank */
  show(answer) {
    const [size, opened] = [this.#answer?.size, this.#opened];
    this.#answer = answer;
    if (answer?.size !== size || this.#opened !== opened) this.#describe();
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
