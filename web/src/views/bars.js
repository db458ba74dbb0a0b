// Ten bars that show the digits' probabilities.

import * as text from '../text.js';

/** @typedef {import('../recogniser/client.js').Digit} Digit */

export class BarsView {
  #list;
  #rows;
  #state = '';

  /** @param {HTMLElement} list with a row for each digit, of any content */
  constructor(list) {
    this.#list = list;
    this.#rows = Array.from(list.children, (row) => new Row(/** @type {HTMLElement} */ (row)));
    this.show(null);
  }

  /** @param {Digit | null} answer null when blank */
  show(answer) {
    const state = answer?.state ?? 'blank';
    if (state !== this.#state) this.#list.dataset.state = this.#state = state;
    this.#rows.forEach((row, digit) => row.show(answer?.probabilities[digit] ?? null, digit === answer?.label && !answer.sign));
  }
}

class Row {
  #element;
  #fill;
  #number;
  /** What is shown now, null before the first time. Reading it from the page would take longer. @type {boolean | null} */
  #best = null;
  #percent = NaN;

  /** @param {HTMLElement} element */
  constructor(element) {
    const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (element.querySelector(`.bar-${name}`));
    this.#element = element;
    this.#fill = part('fill');
    this.#number = part('number');
  }

  /** @param {number | null} probability null when blank @param {boolean} best */
  show(probability, best) {
    if (best !== this.#best) {
      this.#best = best;
      this.#element.dataset.best = String(best);
    }
    const percent = probability === null ? -1 : Math.round(probability * 100);
    if (percent === this.#percent) return;
    this.#percent = percent;
    this.#fill.style.setProperty('--part', String(Math.max(0, percent) / 100));
    this.#number.textContent = probability === null ? '' : text.asPercent(probability);
  }
}
