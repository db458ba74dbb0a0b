// The lines of a page as text in which each digit can be corrected.

import {keepFocus} from '../focus.js';
import {make} from '../make.js';
import {InsteadView} from './instead.js';
import * as text from './text.js';
import {t} from '../../language.js';

/** @typedef {import('./page.js').Page} Page */

const FOREIGN = /[^-0-9.,/:+%?]/g;
const TYPED = /^[-0-9.,/:+%?]$/;

export class LinesView {
  element = make('ol', {className: 'sheet-lines', 'aria-label': t('sheet.lines'), role: 'list'});
  #listener;
  /** @type {Page | null} */ #page = null;
  /** In the order of the page's digits. @type {HTMLInputElement[]} */ #fields = [];
  #instead = new InsteadView((digit, label) => this.#choose(digit, String(label)), (digit) => this.focus(digit));
  /** Whether nothing was done yet in the field that has the focus. */ #fresh = false;

  /** @param {{corrected: (digit: number) => void, left: (digit: number) => void, focused: (digit: number | null) => void}} listener */
  constructor(listener) {
    this.#listener = listener;
  }

  /** @param {Page} page */
  show(page) {
    this.#page = page;
    this.#fields = [];
    this.element.replaceChildren(...page.lines.map((numbers) => make('li', {}, ...numbers.map((number) => {
      const fields = Array.from({length: number.end - number.first}, (_, place) => this.#field(place, number.first + place));
      this.#fields.push(...fields);
      return make('span', {className: 'sheet-number', role: 'group', 'aria-label': t('sheet.number', {line: number.line + 1, place: number.place + 1})}, ...fields);
    }))));
    this.#fields.forEach((_, digit) => this.#describe(digit));
  }

  /** @param {number} digit @returns {boolean} whether there is such a digit */
  focus(digit) {
    this.#fields[digit]?.focus();
    return digit in this.#fields;
  }

  /** What was typed counts though nobody leaves its field: as if that had been left. */
  leave() {
    const digit = this.#fields.findIndex((field) => field === document.activeElement);
    if (digit >= 0) this.#listener.left(digit);
  }

  /** Marks the line that is being read aloud; null for none. @param {number | null} spoken */
  markLine(spoken) {
    [...this.element.children].forEach((line, i) => /** @type {HTMLElement} */ (line).toggleAttribute('data-spoken', i === spoken));
  }

  /** @param {number} place in its number @param {number} digit in the page */
  #field(place, digit) {
    const field = make('input', {
      type: 'text', className: 'sheet-digit', inputMode: 'decimal', autocomplete: 'off', spellcheck: false, maxLength: 6,
      value: this.#page?.glyph(digit) ?? '',
      on: {
        focus: () => {
          field.select();
          this.#fresh = true;
          this.#offer(digit);
          this.#listener.focused(digit);
        },
        blur: () => {
          // What may be chosen instead stays, so that nothing moves below a pointer, and with it the mark of its digit.
          if (!this.#instead.element.isConnected) this.#listener.focused(null);
          this.#listener.left(digit);
        },
        input: () => this.#take(digit),
        keydown: (/** @type {KeyboardEvent} */ event) => this.#press(event, digit),
      },
    });
    field.dataset.place = String(place);
    return field;
  }

  /** @param {number} digit */
  #take(digit) {
    const field = this.#fields[digit];
    const clean = field.value.replace(FOREIGN, '');
    if (clean !== field.value) field.value = clean;
    this.#page?.correct(digit, clean);
    this.#describe(digit);
    this.#offer(digit);
    this.#listener.corrected(digit);
  }

  /** Shows below a digit's line what it may be instead. @param {number} digit */
  #offer(digit) {
    const {element} = this.#instead;
    const field = this.#fields[digit];
    for (const each of this.#fields) each.removeAttribute('aria-describedby');
    if (!this.#page || !this.#instead.show(this.#page, digit)) return element.remove();
    field.closest('li')?.append(element);
    field.setAttribute('aria-describedby', element.id);
  }

  /** @param {number} digit @param {string} glyph */
  #choose(digit, glyph) {
    const field = this.#fields[digit];
    keepFocus(() => {
      field.value = glyph;
      this.#take(digit);
    }, field);
    this.#fresh = true;
    this.#listener.left(digit);
  }

  /** @param {number} digit */
  #describe(digit) {
    const page = this.#page;
    if (!page) return;
    const {dataset, style} = this.#fields[digit];
    dataset.certainty = page.certainty(digit);
    dataset.corrected = String(page.corrected(digit));
    style.setProperty('--characters', String(Math.max(page.glyph(digit).length, 1)));
    this.#fields[digit].setAttribute('aria-label', text.digit(Number(dataset.place), page.certainty(digit), page.confidence(digit), page.corrected(digit)));
  }

  /** @param {KeyboardEvent} event @param {number} digit */
  #press(event, digit) {
    const fresh = this.#fresh;
    this.#fresh = false;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === 'Tab' && !event.shiftKey && this.#instead.focus()) return event.preventDefault();
    // The first key takes the place of what stands there, also where the engine has dropped the selection.
    if (fresh && TYPED.test(event.key)) {
      event.preventDefault();
      this.#fields[digit].value = event.key;
      return this.#take(digit);
    }
    const {selectionStart, selectionEnd, value} = this.#fields[digit];
    const all = selectionStart === 0 && selectionEnd === value.length;
    let next = digit;
    if (event.key === 'Enter') next = digit + (event.shiftKey ? -1 : 1);
    else if (event.key === 'ArrowLeft' && (all || selectionEnd === 0)) next = digit - 1;
    else if (event.key === 'ArrowRight' && (all || selectionStart === value.length)) next = digit + 1;
    else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') next = this.#inLine(digit, event.key === 'ArrowUp' ? -1 : 1);
    if (next === digit || !this.#fields[next]) return;
    event.preventDefault();
    this.focus(next);
  }

  /** The digit as far along in another line, or its last one. @param {number} digit @param {number} by */
  #inLine(digit, by) {
    const lines = this.#page?.lines.map((numbers) => ({first: numbers[0].first, end: numbers[numbers.length - 1].end})) ?? [];
    const own = lines.findIndex(({end}) => digit < end);
    const other = lines[own + by];
    return other ? Math.min(other.first + digit - lines[own].first, other.end - 1) : digit;
  }
}
