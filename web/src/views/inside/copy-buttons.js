// Buttons that copy a map's numbers for other programs.

import {t} from '../../language.js';
import {button, make} from '../make.js';
import {asJson, asNumPy} from './as-code.js';

/** @typedef {import('./as-code.js').Numbers} Numbers */

export class CopyButtons {
  #said = make('span', {className: 'note', role: 'status'});
  element;

  /** @param {() => Numbers | null} numbers those to copy */
  constructor(numbers) {
    const copy = async (/** @type {(numbers: Numbers) => string} */ write) => {
      const all = numbers();
      if (!all) return;
      try {
        await navigator.clipboard.writeText(write(all));
        this.#said.textContent = t('inside.detail.copied');
      } catch {
        this.#said.textContent = t('inside.detail.notCopied');
      }
    };
    this.element = make('div', {className: 'chips'},
      button(t('inside.detail.copyJson'), () => copy(asJson)),
      button(t('inside.detail.copyNumPy'), () => copy(asNumPy)), this.#said);
  }

  /** Call when there are other numbers. */
  clear() {
    this.#said.textContent = '';
  }
}
