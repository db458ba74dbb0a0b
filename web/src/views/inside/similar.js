// The digits to learn from that the network finds most like the drawing: of the site's sample of MNIST, when the visitor
// has it brought, and of the album.

import {t} from '../../language.js';
import {oneDecimal, percent} from '../../numbers.js';
import {withArticle} from '../../text.js';
import {button, make} from '../make.js';
import {coloursOf, paintCells} from './colours.js';

/**
 * @typedef {import('../../recogniser/client.js').Digit} Digit
 * @typedef {import('../../inspector/client.js').InspectorClient} InspectorClient
 * @typedef {import('../../inspector/protocol.js').Likeness} Likeness
 */

const MOST = 8;

export class SimilarView {
  #inspector;
  #onBrought;
  #fail;
  #list = make('ol', {className: 'similar-list', role: 'list'});
  #words = make('p', {id: 'similar-words'});
  #bring = button('', () => this.#bringAll(), {hidden: true});
  element = make('section', {className: 'similar', id: 'similar', 'aria-labelledby': 'similar-title'},
    make('h3', {id: 'similar-title', textContent: t('inside.similar.title')}),
    this.#list, this.#words,
    make('div', {className: 'chips'}, this.#bring),
    make('p', {className: 'note', textContent: t('inside.similar.note')}));
  #wanted = false;
  #count = 0;
  /** @type {Likeness[]} */ #matches = [];

  /**
   * @param {InspectorClient} inspector
   * @param {() => void} onBrought when there are other digits to compare with
   * @param {(failure: unknown) => void} fail
   */
  constructor(inspector, onBrought, fail) {
    this.#inspector = inspector;
    this.#onBrought = onBrought;
    this.#fail = fail;
  }

  /** Brings what there is to compare with. Call it when the view comes into sight: the album may have changed. */
  async bring() {
    try {
      const {count, offered} = await this.#inspector.ask('bringSamples', {site: this.#wanted});
      this.#count = count;
      this.#bring.hidden = !offered;
      this.#bring.textContent = offered ? t('inside.similar.bring', {count: offered.count, megabytes: oneDecimal(offered.bytes / 1e6)}) : '';
      if (count === 0) this.#words.textContent = offered ? '' : t('inside.similar.none');
      if (count === 0) this.#show([]);
      this.#onBrought();
    } catch (failure) {
      this.#wanted = false;
      this.#fail(failure);
    }
  }

  async #bringAll() {
    const offer = this.#bring.textContent;
    this.#wanted = true;
    this.#bring.textContent = t('inside.similar.coming');
    await this.bring();
    if (!this.#wanted) this.#bring.textContent = offer;  // and it can be tried again
  }

  /** Shows those most like a digit. @param {Digit | null} digit @returns {Promise<boolean>} whether more digits would be compared if it was called again */
  async compare(digit) {
    if (this.#count === 0) return false;
    if (!digit) {
      this.#words.textContent = t('inside.similar.blank');
      this.#show([]);
      return false;
    }
    const {matches, known, count} = await this.#inspector.ask('similar', {picture: digit.picture, most: MOST});
    this.#words.textContent = t('inside.similar.compared', {known, count});
    this.#show(matches);
    return known < count;
  }

  /** Call after the theme has changed. */
  repaint() {
    this.#show(this.#matches);
  }

  /** @param {Likeness[]} matches */
  #show(matches) {
    this.#matches = matches;
    while (this.#list.children.length > matches.length) this.#list.lastElementChild?.remove();
    while (this.#list.children.length < matches.length) {
      this.#list.append(make('li', {}, make('canvas', {role: 'img'}), make('b', {'aria-hidden': 'true'})));
    }
    matches.forEach(({picture, label, similarity}, place) => {
      const [canvas, name] = this.#list.children[place].children;
      const {ink} = coloursOf(canvas);
      const side = Math.sqrt(picture.length);
      paintCells(/** @type {HTMLCanvasElement} */ (canvas), side, side, (i) => picture[i] / 255, () => ink);
      const words = t('inside.similar.one', {digit: withArticle(label), percent: percent(similarity)});
      canvas.setAttribute('aria-label', words);
      canvas.setAttribute('title', words);
      name.textContent = String(label);
    });
  }
}
