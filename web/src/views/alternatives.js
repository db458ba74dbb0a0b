// What a drawing may say instead, where the network is unsure of it: one tap chooses.

import {t} from '../language.js';
import {asPercent} from '../text.js';
import {keepFocus} from './focus.js';
import {button, make} from './make.js';

/**
 * @typedef {import('../drawing/strokes.js').Strokes} Strokes
 * @typedef {import('../recogniser/client.js').Reading} Reading
 */

/** Less probable ones are not worth a button; and from this on there is no doubt. */
const LEAST = 0.05;
const SURE = 0.9;

export class AlternativesView {
  #list = make('p', {hidden: true});
  #home;
  #strokes;
  #choose;
  /** @type {Reading | null} */ #reading = null;

  /**
   * @param {HTMLElement} sentence the buttons stand below it
   * @param {HTMLElement} home gets the focus when they go
   * @param {Strokes} strokes while one is drawn there are no buttons
   * @param {(reading: Reading) => void} choose hears what was meant
   */
  constructor(sentence, home, strokes, choose) {
    this.#home = home;
    this.#strokes = strokes;
    this.#choose = choose;
    this.#list.id = 'alternatives';
    sentence.after(this.#list);
    strokes.onChange((change) => {
      if (change === 'ended') this.#show();
    });
  }

  /** @param {Reading} reading */
  show(reading) {
    if (reading === this.#reading) return;
    this.#reading = reading;
    this.#show();
  }

  #show() {
    const reading = this.#reading;
    if (!reading) return;
    const doubted = !this.#strokes.drawing && /^(number|unsure)$/.test(reading.state) && (reading.alternatives[0]?.probability ?? 1) < SURE;
    const others = doubted ? reading.alternatives.filter((one) => one.probability >= LEAST && one.text !== reading.text) : [];
    // To ask where the focus is makes the browser lay the page out, too long for a movement of the pen.
    if (others.length === 0 && this.#list.hidden) return;
    const buttons = others.flatMap((one) => {
      const words = `${one.text.replaceAll('\n', ' / ')} ${asPercent(one.probability)}`;
      return [' ', button(words, () => this.#choose(chosen(reading, one)), {ariaLabel: t('extras.alternatives', {words})})];
    });
    keepFocus(() => this.#list.replaceChildren(...buttons), this.#list, this.#home);
    this.#list.hidden = others.length === 0;
  }
}

/**
 * @param {Reading} reading @param {{text: string, probability: number}} alternative
 * @returns {Reading} as if it had been read so, and surely; each digit is as probable as the bars say
 */
function chosen(reading, {text}) {
  const glyphs = text.replace(/\s/g, '');
  const same = glyphs.length === reading.digits.length;
  const digits = reading.digits.map((digit, i) => {
    if (!same || digit.sign || !/\d/.test(glyphs[i])) return digit;
    const label = Number(glyphs[i]);
    return {...digit, label, confidence: digit.probabilities[label] ?? digit.confidence};
  });
  return {...reading, text, confidence: 1, alternatives: [], digits};
}
