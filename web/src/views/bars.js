// Ten bars: how probable each digit is.

import * as text from '../text.js';

/** @typedef {import('../recogniser/client.js').Digit} Digit */

export class BarsView {
  #list;
  #rows;

  /** @param {HTMLElement} list with a row for each digit */
  constructor(list) {
    this.#list = list;
    this.#rows = Array.from(list.children, (row) => new Row(/** @type {HTMLElement} */ (row)));
  }

  /** @param {Digit | null} answer null when blank */
  show(answer) {
    this.#list.dataset.state = answer?.state ?? 'blank';
    this.#rows.forEach((row, digit) =>
      row.show(answer?.probabilities[digit] ?? 0, digit === answer?.label, answer !== null),
    );
  }
}

class Row {
  #element;
  #fill;
  #number;
  /** What stands there: to ask the page costs more than to remember. */
  #shown = {best: '', length: '', words: ''};

  /** @param {HTMLElement} element */
  constructor(element) {
    const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (element.querySelector(`.bar-${name}`));
    this.#element = element;
    this.#fill = part('fill');
    this.#number = part('number');
  }

  /** @param {number} probability @param {boolean} best @param {boolean} drawn */
  show(probability, best, drawn) {
    const before = this.#shown;
    const now = {
      best: String(best && drawn),
      length: probability.toFixed(3),
      words: drawn ? text.asPercent(probability) : '',
    };
    this.#shown = now;
    if (now.best !== before.best) this.#element.dataset.best = now.best;
    if (now.length !== before.length) this.#fill.style.transform = `scaleX(${now.length})`;
    if (now.words !== before.words) this.#number.textContent = now.words;
  }
}
