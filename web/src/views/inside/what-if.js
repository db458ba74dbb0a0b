// What if the ink were another? A brush covers parts of the picture, and a small change that turns it into another digit
// is looked for. The network reads what comes of it, here and in the rest of the look inside. The change is shown on the
// pad, too, whose undo takes it back; the strokes themselves stay as they are.

import {t} from '../../language.js';
import {percent} from '../../numbers.js';
import {withArticle} from '../../text.js';
import {button, make} from '../make.js';
import {brush} from './brush.js';
import {coloursOf, paintCells} from './colours.js';
import {isChanged} from './painted-change.js';
import {isDigit} from './text.js';

/**
 * @typedef {import('../../recogniser/client.js').Digit} Digit
 * @typedef {import('../../inspector/client.js').InspectorClient} InspectorClient
 * @typedef {import('../../inspector/protocol.js').Structure} Structure
 * @typedef {import('./on-pad.js').Change} Change
 */

/** The brush covers so many cells around its middle. */
const REACH = 1.6;
/** From step to step of a change, in ms. */
const PACE = 70;

export class WhatIf {
  #canvas = make('canvas', {role: 'application', width: 28, height: 28, 'aria-label': t('inside.if.picture')});
  #words = make('p', {id: 'if-words', role: 'status'});
  #digits = make('div', {className: 'if-digits', role: 'group', 'aria-label': t('inside.if.what')});
  #undo = button(t('inside.if.undo'), () => this.#back());
  #reset = button(t('inside.if.reset'), () => this.#toInk());
  element = make('section', {className: 'if', id: 'if', 'aria-labelledby': 'if-title'},
    make('h3', {id: 'if-title', textContent: t('inside.if.title')}),
    make('div', {className: 'cells evidence-picture'}, this.#canvas),
    make('div', {className: 'evidence-side'},
      make('p', {className: 'note', textContent: t('inside.if.note')}),
      make('p', {textContent: t('inside.if.what')}), this.#digits,
      this.#words,
      make('div', {className: 'chips'}, this.#undo, this.#reset)));
  #inspector;
  #onPad;
  #onPicture;
  #fail;
  /** @type {Digit | null} */ #digit = null;
  /** What was made of the picture, step by step; the last is shown. @type {Uint8Array[]} */ #made = [];
  /** @type {Structure | null} */ #structure = null;
  /** What the page shows of a change; null where it shows the drawing. @type {Change | null} */ #shown = null;
  /** The search that the shown change is of; null after something else was done. @type {object | null} */
  #search = null;
  #searching = false;
  /** How many values the shown change has changed. */
  #changed = 0;

  /**
   * @param {InspectorClient} inspector
   * @param {import('./on-pad.js').OnPad} onPad
   * @param {() => void} onPicture when `picture` has changed
   * @param {(failure: unknown) => void} fail
   */
  constructor(inspector, onPad, onPicture, fail) {
    this.#inspector = inspector;
    this.#onPad = onPad;
    this.#onPicture = onPicture;
    this.#fail = fail;
    brush(this.#canvas, {
      begin: () => this.#digit && this.#made.push(this.#picture.slice()),
      cover: (row, column) => this.#cover(row, column),
    });
    this.#digits.append(...Array.from({length: 10}, (_, digit) =>
      make('button', {type: 'button', className: 'teach-digit', textContent: String(digit), 'aria-label': t('inside.if.ask', {digit: withArticle(digit)}), on: {click: () => this.#change(digit)}})));
  }

  /** @param {Structure} structure of the network */
  build(structure) {
    this.#structure = structure;
  }

  /** Call when nobody looks at it any more, or another network reads: the pad is as it was drawn. */
  leave() {
    this.#search = null;
    this.#onPad.leave();
  }

  /** What is read instead of the drawing; null if nothing was changed. */
  get picture() {
    return this.#made.at(-1) ?? null;
  }

  get #picture() {
    return this.#made.at(-1) ?? this.#digit?.picture ?? new Uint8Array(28 * 28);
  }

  /** A new drawing begins anew; one that is shown with a change goes on. @param {Digit | null} digit */
  show(digit) {
    const change = digit && this.#onPad.changeOf(digit.picture);
    const base = change ? change.base : digit;
    const same = base && this.#digit && base.picture.every((grey, i) => grey === this.#digit?.picture[i]);
    this.#digit = base;
    if (!same && !change) {
      this.#made = [];
      this.#search = null;
    } else if (change !== this.#shown) {
      this.#made = change ? [...change.before, change.picture] : [...this.#shown?.before ?? []];
      this.#changed = change?.changed ?? 0;
    }
    this.#shown = change;
    this.#paint();
  }

  /** Says what the picture is read as. @param {Float32Array | null} probabilities of each class; null on blank paper */
  reads(probabilities) {
    if (this.#searching) return;
    const words = probabilities ? this.#wordsFor(probabilities) : t('inside.if.blank');
    if (this.#words.textContent !== words) this.#words.textContent = words;
  }

  /** @param {Float32Array} probabilities */
  #wordsFor(probabilities) {
    const best = probabilities.indexOf(Math.max(...probabilities));
    const name = this.#structure?.classes[best] ?? '';
    const reads = t('inside.if.reads', {what: isDigit(name) ? withArticle(Number(name)) : t('inside.flow.noDigit'), percent: percent(probabilities[best])});
    return this.#changed > 0 && this.#made.length > 0 ? `${t('inside.if.changed', {count: this.#changed})} ${reads}` : reads;
  }

  /** Call after the theme has changed. */
  repaint() {
    this.#paint();
  }

  /** @param {number} row @param {number} column */
  #cover(row, column) {
    const picture = this.#made.at(-1);
    if (!picture) return;
    const side = this.#side;
    for (let i = 0; i < picture.length; ++i) {
      if (Math.hypot(Math.floor(i / side) - row, (i % side) - column) <= REACH) picture[i] = 0;
    }
    this.#use([...this.#made.slice(0, -1), picture.slice()]);
  }

  get #side() {
    return this.#digit?.size ?? 28;
  }

  #back() {
    if (this.#shown && this.#made.at(-1) === this.#shown.picture) this.#onPad.undo();
    else this.#use(this.#made.slice(0, -1));
  }

  #toInk() {
    this.leave();
    this.#use([]);
  }

  /** @param {Uint8Array[]} made */
  #use(made) {
    this.#search = null;
    this.#tell(made);
  }

  /** Lets all look at what was made. @param {Uint8Array[]} made @param {number} [changed] values by a search */
  #tell(made, changed = 0) {
    this.#made = made;
    this.#changed = changed;
    this.#paint();
    this.#onPicture();
  }

  /** Looks for a change that makes it another digit, and shows it step by step. @param {number} digit */
  async #change(digit) {
    if (this.#onPad.cancel() && this.#shown) {
      this.#made = [...this.#shown.before];
      this.#shown = null;
    }
    const structure = this.#structure;
    const base = this.#digit;
    if (!base || !structure) return;
    const search = this.#search = {};
    const gone = () => search !== this.#search;
    const say = (/** @type {string} */ words) => {
      this.#words.textContent = words;
    };
    this.#searching = true;
    this.element.setAttribute('aria-busy', 'true');
    say(t('inside.if.looking'));
    try {
      const {found, changed, steps} = await this.#inspector.ask('change', {picture: this.#picture, digit});
      if (gone()) return;
      if (!found) return say(t('inside.if.none', {digit: withArticle(digit)}));
      if (changed === 0) return say(t('inside.if.already', {digit: withArticle(digit)}));
      this.#searching = false;
      const before = [...this.#made];
      /** @type {import('./on-pad.js').Film | null} */ let film = null;
      const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
      for (const picture of still ? steps.slice(-1) : steps) {
        const change = {base, before, picture, changed};
        if (film) await this.#onPad.show(film, change, structure);
        else if (this.#onPad.takes(base)) film = this.#onPad.begin(change, structure);
        else this.#tell([...before, picture], changed);
        if (!still) await new Promise((done) => setTimeout(done, PACE));
        if (gone()) return;
        if (film?.over) break;
      }
      if (film) this.#onPad.end(film);
    } catch (failure) {
      if (!gone()) this.#search = null;
      this.#fail(failure);
    } finally {
      this.#searching = false;
      // Another search has taken back what was shown of this one.
      if (this.#search === null) this.#onPad.cancel();
      if (!gone() || this.#search === null) this.element.removeAttribute('aria-busy');
    }
  }

  /** The ink that is there; what was taken away in one colour, what was added in the other. */
  #paint() {
    for (const each of [this.#undo, this.#reset]) each.setAttribute('aria-disabled', String(this.#made.length === 0));
    const side = this.#side;
    const before = this.#digit?.picture ?? null;
    const after = this.#picture;
    const {ink, pro, contra} = coloursOf(this.#canvas);
    const difference = (/** @type {number} */ i) => after[i] - (before?.[i] ?? after[i]);
    paintCells(this.#canvas, side, side,
      (i) => (isChanged(difference(i)) && difference(i) < 0 ? Math.max(0.25, -difference(i) / 400) : after[i] / 255),
      (i) => (!isChanged(difference(i)) ? ink : difference(i) < 0 ? contra : pro));
  }
}
