// The upright picture of a page, in about the size that it is shown in.

import {make} from '../make.js';
import {reduced} from '../reduced.js';

/** @typedef {import('./page.js').Page} Page */

export class UprightView {
  element = make('div', {className: 'sheet-picture', 'aria-hidden': 'true'});
  #full = make('canvas');
  #scale = 1;

  /** @param {Page} page */
  show(page) {
    this.#full = upright(page);
    this.#paint();
  }

  /** @param {number} scale pixels of the page for one of the picture */
  scaled(scale) {
    if (scale * devicePixelRatio === this.#scale) return;
    this.#scale = scale * devicePixelRatio;
    this.#paint();
  }

  #paint() {
    const canvas = reduced(this.#full, this.#scale);
    if (canvas !== this.element.firstChild) this.element.replaceChildren(canvas);
  }
}

/** @param {Page} page */
function upright({picture, orientation, size}) {
  const stored = make('canvas', {width: picture.width, height: picture.height});
  stored.getContext('2d')?.putImageData(picture, 0, 0);
  const canvas = make('canvas', size);
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.translate(size.width / 2, size.height / 2);
  context.rotate({1: 0, 3: Math.PI, 6: Math.PI / 2, 8: -Math.PI / 2}[orientation]);
  context.drawImage(stored, -picture.width / 2, -picture.height / 2);
  return canvas;
}
