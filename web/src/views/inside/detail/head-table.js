// How the scores become probabilities, class by class.

import * as text from '../detail-text.js';
import {t} from '../../../language.js';
import {make} from '../../make.js';

/**
 * @typedef {import('../../../inspector/protocol.js').Structure} Structure
 * @typedef {import('../../../inspector/protocol.js').Head} Head
 */

export class HeadTable {
  #body = make('tbody');
  #columns = make('tr');
  #words = make('p', {className: 'note'});
  element = make('div', {className: 'head-table'},
    make('h4', {textContent: t('inside.head.title')}), this.#words, make('table', {}, make('thead', {}, this.#columns), this.#body));
  /** @type {Structure | null} */ #structure = null;

  /** @param {Structure} structure */
  build(structure) {
    this.#structure = structure;
    this.#words.textContent = text.head.words(structure);
    this.#columns.replaceChildren(...text.head.columns(structure).map((words) => make('th', {scope: 'col', textContent: words})));
    this.#body.replaceChildren(...structure.classes.map((name) =>
      make('tr', {}, make('th', {scope: 'row', textContent: text.className(name)}), ...Array.from({length: 4}, () => make('td')))));
  }

  /** Blank paper has no scores. */
  clear() {
    if (this.#structure) this.build(this.#structure);
  }

  /** @param {ArrayLike<number>} scores @param {Head} head @param {number} chosen the class that is looked at */
  show(scores, {divided, raised, probabilities}, chosen) {
    const best = probabilities.indexOf(Math.max(...probabilities));
    [...this.#body.rows].forEach((row, i) => {
      const [, score, parted, power, probability] = row.cells;
      score.textContent = text.number(scores[i]);
      parted.textContent = text.number(divided[i]);
      power.textContent = text.fine(raised[i]);
      probability.textContent = text.part(probabilities[i]);
      row.toggleAttribute('data-best', i === best);
      row.toggleAttribute('data-chosen', i === chosen);
    });
    if (this.#structure) this.element.hidden = false;
  }
}
