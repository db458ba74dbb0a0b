// Ten bars: how probable each digit is.

import * as text from '../text.js';

/** @typedef {import('../recogniser/client.js').Digit} Digit */

export class BarsView {
  #list;
  #rows;

  /** @param {HTMLElement} list */
  constructor(list) {
    this.#list = list;
    this.#rows = Array.from({length: 10}, (_, digit) => new Row(digit));
    list.append(...this.#rows.map((row) => row.element));
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
  element = document.createElement('li');
  #fill = part('bar-fill');
  #number = part('bar-number');

  /** @param {number} digit */
  constructor(digit) {
    this.element.className = 'bar';
    const name = part('bar-digit');
    name.textContent = String(digit);
    const track = part('bar-track');
    track.append(this.#fill);
    this.element.append(name, track, this.#number);
  }

  /** @param {number} probability @param {boolean} best @param {boolean} drawn */
  show(probability, best, drawn) {
    this.element.dataset.best = String(best && drawn);
    this.#fill.style.transform = `scaleX(${probability.toFixed(3)})`;
    const words = drawn ? text.asPercent(probability) : '';
    if (this.#number.textContent !== words) this.#number.textContent = words;
  }
}

/** @param {string} className */
function part(className) {
  const element = document.createElement('span');
  element.className = className;
  return element;
}
