// Takes a drawing along: as a link, as the network's picture, as strokes.

import {linkTo} from '../drawing/memory.js';
import * as text from '../text.js';

/**
 * @typedef {import('../drawing/strokes.js').Strokes} Strokes
 * @typedef {import('../recogniser/client.js').Answer} Answer
 */

export class KeepView {
  #strokes;
  #announce;
  #note;
  #link;
  /** @type {Answer | null} */ #answer = null;

  /**
   * @param {HTMLElement} card with the buttons, a note and a read-only field
   * @param {Strokes} strokes
   * @param {(words: string) => void} announce
   */
  constructor(card, strokes, announce) {
    const part = (/** @type {string} */ selector) =>
      /** @type {HTMLElement} */ (card.querySelector(selector));
    this.#strokes = strokes;
    this.#announce = announce;
    this.#note = part('#keep-note');
    this.#link = /** @type {HTMLInputElement} */ (part('#share-link'));
    this.#link.setAttribute('aria-label', text.keep.link);
    part('#copy-link').addEventListener('click', () => this.#copyLink());
    part('#save-picture').addEventListener('click', () => this.#savePicture());
    part('#save-strokes').addEventListener('click', () => this.#saveStrokes());
    this.#note.textContent = text.keep.note;
  }

  /** @param {Answer} answer */
  show(answer) {
    this.#answer = answer;
    this.#link.hidden = true;
  }

  async #copyLink() {
    const link = linkTo(this.#strokes);
    try {
      await navigator.clipboard.writeText(link);
      this.#say(text.keep.copied);
    } catch {
      this.#link.value = link;
      this.#link.hidden = false;
      this.#link.select();
      this.#say(text.keep.copyYourself);
    }
  }

  /** As MNIST stores it: white ink on black. */
  #savePicture() {
    const answer = this.#answer;
    if (!answer || answer.state === 'blank') return this.#say(text.keep.blank);
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = answer.size;
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    const image = context.createImageData(answer.size, answer.size);
    answer.picture.forEach((value, i) => image.data.set([value, value, value, 255], 4 * i));
    context.putImageData(image, 0, 0);
    canvas.toBlob((blob) => blob && this.#save(blob, `scrawl-${answer.label}.png`));
  }

  /** In the project's format of strokes, with the answer as label. */
  #saveStrokes() {
    const answer = this.#answer;
    if (this.#strokes.blank || !answer) return this.#say(text.keep.blank);
    const strokes = this.#strokes.all.map((stroke) => stroke.map(({x, y}) => [x, y]));
    const json = JSON.stringify([{label: answer.label, strokes}]);
    this.#save(new Blob([json], {type: 'application/json'}), `scrawl-${answer.label}.json`);
  }

  /** @param {Blob} blob @param {string} name */
  #save(blob, name) {
    const anchor = document.createElement('a');
    anchor.href = URL.createObjectURL(blob);
    anchor.download = name;
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(anchor.href), 10_000);
    this.#say(text.keep.saved(name));
  }

  /** @param {string} words */
  #say(words) {
    this.#note.textContent = words;
    this.#announce(words);
  }
}
