// The parts of the look inside, and the buttons that go from one to another.

import {t} from '../../language.js';
import {make} from '../make.js';

/** @typedef {'network' | 'why' | 'if' | 'picture' | 'layers' | 'words'} Part */

/** @type {readonly Part[]} */
const PARTS = ['network', 'why', 'if', 'picture', 'layers', 'words'];

/** The part of this name, or the network. @param {string} name @returns {Part} */
export const partOf = (name) => PARTS.find((part) => part === name) ?? 'network';

/** Where a map is shown in detail. The picture has a part of its own. @param {import('./paint.js').Place} place */
export const addressOfMap = ({column, map}) => (column === 0 ? 'picture' : `map/${column}/${map + 1}`);

export class Tabs {
  element;
  #parts;
  /** @type {Map<Part, HTMLButtonElement>} */ #buttons = new Map();

  /**
   * @param {Record<Part, HTMLElement>} parts of which one is shown at a time
   * @param {(part: Part) => void} go
   * @param {HTMLElement} last stands behind the buttons
   */
  constructor(parts, go, last) {
    this.#parts = parts;
    for (const part of PARTS) {
      parts[part].classList.add('inside-part');
      const words = t(/** @type {'inside.part.network'} */ (`inside.part.${part}`));
      this.#buttons.set(part, make('button', {type: 'button', className: 'inside-tab', 'data-part': part, textContent: words, on: {click: () => go(part)}}));
    }
    this.element = make('div', {className: 'inside-tabs', role: 'group', 'aria-label': t('inside.part.all')}, ...this.#buttons.values(), last);
  }

  /** @param {Part} shown */
  show(shown) {
    for (const part of PARTS) {
      this.#parts[part].toggleAttribute('data-shown', part === shown);
      this.#buttons.get(part)?.setAttribute('aria-pressed', String(part === shown));
    }
  }
}
