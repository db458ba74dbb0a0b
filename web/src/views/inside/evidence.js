// Shows which ink is evidence for a digit and which against it, on the network's picture of the drawing.

import * as text from './text.js';
import {t} from '../../language.js';
import {largest, smallest} from '../../extremes.js';
import {make} from '../make.js';
import {coloursOf, paintCells} from './colours.js';

/**
 * @typedef {import('../../recogniser/client.js').Digit} Digit
 * @typedef {{label: number, against: number | null}} Question
 */

const NOTHING_ELSE = '';

export class EvidenceView {
  element;
  #canvas = make('canvas', {role: 'img', width: 28, height: 28});
  #words = make('p', {id: 'evidence-words', role: 'status'});
  #label = make('select', {id: 'evidence-label'});
  #against = make('select', {id: 'evidence-against'});
  #chips = make('div', {className: 'chips', id: 'evidence-chips'});
  /** The user's question; null for the default question about the answer. @type {Question | null} */ #chosen = null;
  /** @type {Digit | null} */ #digit = null;

  /** @param {() => void} onQuestion */
  constructor(onQuestion) {
    const legend = (/** @type {string} */ sign, /** @type {string} */ words) => make('span', {'data-sign': sign, textContent: words});
    const choice = (/** @type {HTMLSelectElement} */ select, /** @type {string} */ words) => [make('label', {htmlFor: select.id, textContent: words}), select];
    this.element = make('section', {className: 'evidence', id: 'evidence', 'aria-labelledby': 'evidence-title'},
      make('h3', {id: 'evidence-title', textContent: t('inside.evidence.title')}),
      make('div', {className: 'cells evidence-picture'}, this.#canvas),
      make('div', {className: 'evidence-side'},
        this.#chips,
        make('div', {className: 'question'}, ...choice(this.#label, t('inside.evidence.for')), ...choice(this.#against, t('inside.evidence.against'))),
        this.#words,
        make('p', {className: 'legend', 'aria-hidden': 'true'}, legend('plus', t('inside.evidence.legendPro')), legend('minus', t('inside.evidence.legendContra'))),
        make('p', {className: 'note', textContent: t('inside.evidence.note')})));
    const digits = Array.from({length: 10}, (_, digit) => new Option(text.evidence.digit(digit), String(digit)));
    this.#label.append(...digits);
    this.#against.append(
      new Option(t('inside.evidence.nothingElse'), NOTHING_ELSE),
      ...digits.map(({value}) => new Option(text.evidence.digit(Number(value)), value)),
    );
    for (const select of [this.#label, this.#against]) {
      select.addEventListener('change', () => this.#choose(this.#selected, onQuestion));
    }
    for (const [name, question] of Object.entries(this.#quick)) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'button';
      button.dataset.question = name;
      button.addEventListener('click', () => this.#digit && this.#choose(question(this.#digit), onQuestion));
      this.#chips.append(button);
    }
  }

  /** The two most common questions, as buttons. @type {Record<string, (digit: Digit) => Question>} */
  #quick = {
    why: ({label}) => ({label, against: null}),
    whyNot: ({label, runnerUp}) => ({label, against: runnerUp}),
  };

  /** @returns {Question} */
  get #selected() {
    const {value} = this.#against;
    return {label: Number(this.#label.value), against: value === NOTHING_ELSE ? null : Number(value)};
  }

  /** @param {Question} question @param {() => void} onQuestion */
  #choose(question, onQuestion) {
    this.#chosen = question.against === question.label ? {...question, against: null} : question;
    onQuestion();
  }

  /** The question about a digit. A new answer resets it. @param {Digit} digit @returns {Question} */
  ask(digit) {
    if (digit.label !== this.#digit?.label) this.#chosen = null;
    this.#digit = digit;
    return this.#chosen ?? this.#quick.why(digit);
  }

  /**
   * @param {Digit | null} digit
   * @param {Question} question
   * @param {Float32Array} contributions one for each pixel of the digit's picture
   */
  show(digit, question, contributions) {
    this.#chips.hidden = !digit;
    const size = digit?.size ?? 28;
    const {pro, contra, ink} = coloursOf(this.#canvas);
    if (!digit) {
      paintCells(this.#canvas, size, size, () => 0, () => ink);
      this.#words.textContent = t('inside.evidence.blank');
      this.#canvas.setAttribute('aria-label', t('inside.evidence.blank'));
      return;
    }
    this.#label.value = String(question.label);
    this.#against.value = question.against === null ? NOTHING_ELSE : String(question.against);
    for (const button of this.#chips.querySelectorAll('button')) {
      const {label, against} = this.#quick[button.dataset.question ?? ''](digit);
      button.textContent = text.evidence.chip(label, against);
      button.setAttribute('aria-pressed', String(label === question.label && against === question.against));
    }
    const shown = smooth(contributions, digit.picture, size);
    const maximum = largest(shown.map(Math.abs), 1e-9);
    const strength = (/** @type {number} */ i) => Math.abs(shown[i]) / maximum;
    // Ink that contributes nothing stays faintly visible.
    const faint = (/** @type {number} */ i) => (0.18 * digit.picture[i]) / 255;
    paintCells(
      this.#canvas, size, size,
      (i) => Math.max(faint(i), Math.min(1, 1.3 * strength(i))),
      (i) => (strength(i) * 1.3 < faint(i) ? ink : shown[i] < 0 ? contra : pro),
    );
    const words = text.evidence.summary(question, regions(contributions, digit));
    if (this.#words.textContent !== words) this.#words.textContent = words;
    this.#canvas.setAttribute('aria-label', text.evidence.name(question));
  }
}

/**
 * Smooths the values with a binomial kernel (1 2 1 in both directions) where there is ink, because strides and pools
 * give single pixels much larger values than their neighbours.
 * @param {Float32Array} values @param {Uint8Array} picture @param {number} size
 */
function smooth(values, picture, size) {
  return values.map((_, i) => {
    if (picture[i] === 0) return 0;
    let sum = 0;
    for (let y = -1; y <= 1; ++y) {
      for (let x = -1; x <= 1; ++x) {
        const column = (i % size) + x;
        if (column >= 0 && column < size) sum += (2 - Math.abs(y)) * (2 - Math.abs(x)) * (values[i + y * size + x] ?? 0);
      }
    }
    return sum / 16;
  });
}

/**
 * The sum of the values in each ninth of the drawing, row by row, as fractions of the total magnitude.
 * @param {Float32Array} values @param {Digit} digit
 */
function regions(values, {picture, size}) {
  const inked = Array.from(picture.keys()).filter((i) => picture[i] > 0);
  const rows = inked.map((i) => Math.floor(i / size));
  const columns = inked.map((i) => i % size);
  const third = (/** @type {number[]} */ positions, /** @type {number} */ position) => {
    const first = smallest(positions);
    return Math.min(2, Math.floor((3 * (position - first)) / (largest(positions) - first + 1)));
  };
  const sums = new Array(9).fill(0);
  inked.forEach((i, k) => {
    sums[3 * third(rows, rows[k]) + third(columns, columns[k])] += values[i];
  });
  const all = sums.reduce((sum, value) => sum + Math.abs(value), 1e-9);
  return sums.map((value) => value / all);
}
