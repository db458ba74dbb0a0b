// What a digit of a page may be instead, where its reading is in doubt: one tap chooses.

import {asPercent} from '../../text.js';
import {button, make} from '../make.js';
import {t} from '../../language.js';

/** @typedef {import('./page.js').Page} Page */

/** Less probable digits are not worth a button, nor are more than these. */
const LEAST = 0.05;
const MOST = 3;

export class InsteadView {
  // The focus stays where it is, so that a telephone's keyboard neither goes nor comes.
  element = make('div', {
    className: 'sheet-instead', id: 'sheet-instead', role: 'group', 'aria-label': t('sheet.instead'),
    on: {
      mousedown: (/** @type {MouseEvent} */ event) => event.preventDefault(),
      keydown: (/** @type {KeyboardEvent} */ event) => this.#press(event),
    },
  });
  #choose;
  #leave;
  #digit = 0;

  /**
   * @param {(digit: number, label: number) => void} choose hears which of the page's digits is to be what
   * @param {(digit: number) => boolean} leave gives the focus to a digit of the page, if there is one
   */
  constructor(choose, leave) {
    this.#choose = choose;
    this.#leave = leave;
  }

  /** @param {Page} page @param {number} digit @returns {boolean} whether there is anything to choose */
  show(page, digit) {
    const others = instead(page, digit);
    this.#digit = digit;
    this.element.replaceChildren(t('sheet.instead'), ...others.map(({label, probability}) => {
      const choose = button('', () => this.#choose(digit, label));
      choose.append(make('b', {}, String(label)), ` ${asPercent(probability)}`);
      return choose;
    }));
    return others.length > 0;
  }

  /** Gives the focus to the best, if there is one. */
  focus() {
    const best = this.element.isConnected && this.element.querySelector('button');
    if (best) best.focus();
    return Boolean(best);
  }

  /** To the keyboard it stands right behind its digit, though the rest of the line comes first. @param {KeyboardEvent} event */
  #press(event) {
    if (event.key !== 'Tab' && event.code !== 'Tab') return;  // WebKit has no name for the key with Shift
    const {firstElementChild, lastElementChild} = this.element;
    const out = document.activeElement === (event.shiftKey ? firstElementChild : lastElementChild);
    if (out && this.#leave(this.#digit + (event.shiftKey ? 0 : 1))) event.preventDefault();
  }
}

/** The most probable digits that do not stand there, the best first. @param {Page} page @param {number} place */
function instead(page, place) {
  return page.reading.digits[place].probabilities
    .map((probability, label) => ({label, probability}))
    .filter(({label, probability}) => probability >= LEAST && String(label) !== page.glyph(place))
    .sort((a, b) => b.probability - a.probability)
    .slice(0, MOST);
}
