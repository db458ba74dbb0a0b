// The guided tour: seven stops from the ink to the question why, each with an address.

import {t} from '../../language.js';
import {keepFocus} from '../focus.js';
import {button, make} from '../make.js';

/**
 * @typedef {import('./graph.js').Column} Column
 * @typedef {import('./paint.js').Place} Place
 * @typedef {import('./tabs.js').Part} Part
 * @typedef {{name: string, part: Part, closer?: boolean, place?: (columns: Column[]) => Place | null}} Stop
 *   What is shown at a stop: a part of the view, and perhaps a map, pointed at or looked at closer.
 */

/** The first map of the column that is found, or none. @param {Column[]} columns @param {(column: Column, i: number) => boolean} fits */
function firstOf(columns, fits) {
  const column = columns.findIndex(fits);
  return column < 0 ? null : {column, map: 0};
}

const typed = (/** @type {Column[]} */ columns, /** @type {string} */ part) => firstOf(columns, ({layer}) => layer?.type.includes(part) ?? false);

/** @type {Stop[]} */
const STOPS = [
  {name: 'ink', part: 'picture'},
  {name: 'window', part: 'network', closer: true, place: (columns) => typed(columns, 'conv2d') ?? firstOf(columns, (_, i) => i === 1)},
  {name: 'flow', part: 'network', place: (columns) => firstOf(columns, (_, i) => i === Math.min(2, columns.length - 1))},
  {name: 'smaller', part: 'network', closer: true, place: (columns) => typed(columns, 'max_pool') ?? typed(columns, 'average_pool2d') ?? firstOf(columns, (_, i) => i === Math.min(3, columns.length - 1))},
  {name: 'one', part: 'network', place: (columns) => firstOf(columns, ({kind}) => kind === 'values' || kind === 'scores')},
  {name: 'scores', part: 'network', closer: true, place: (columns) => ({column: columns.length - 1, map: 0})},
  {name: 'why', part: 'why'},
];

export class Tour {
  opener = make('button', {type: 'button', className: 'inside-tab', textContent: t('inside.tour.open'), on: {click: () => this.#go(1)}});
  #count = make('p', {className: 'note'});
  #title = make('h3', {tabIndex: -1});
  #words = make('p');
  #back = button(t('inside.tour.back'), () => this.#move(-1));
  #next = button(t('inside.tour.next'), () => this.#move(1));
  element = make('section', {className: 'tour', hidden: true, 'aria-label': t('inside.tour.name')},
    this.#count, this.#title, this.#words,
    make('div', {className: 'chips'}, this.#back, this.#next, button(t('inside.tour.leave'), () => this.#go(0))));
  #go;
  #stop = 0;

  /** @param {(stop: number) => void} go to a stop, from 1; 0 leaves the tour */
  constructor(go) {
    this.#go = go;
  }

  /** @param {number} stop */
  has(stop) {
    return Number.isInteger(stop) && stop >= 1 && stop <= STOPS.length;
  }

  /** @param {number} by */
  #move(by) {
    const stop = this.#stop + by;
    if (stop >= 1) this.#go(stop > STOPS.length ? 0 : stop);
  }

  /** @param {number} number of a stop that there is @returns {Stop} */
  show(number) {
    const stop = STOPS[number - 1];
    const moved = this.#stop !== number;
    this.#stop = number;
    this.#count.textContent = t('inside.tour.count', {stop: number, all: STOPS.length});
    this.#title.textContent = t(/** @type {'inside.tour.ink.title'} */ (`inside.tour.${stop.name}.title`));
    this.#words.textContent = t(/** @type {'inside.tour.ink.words'} */ (`inside.tour.${stop.name}.words`));
    this.#back.setAttribute('aria-disabled', String(number === 1));
    this.#next.textContent = number === STOPS.length ? t('inside.tour.end') : t('inside.tour.next');
    this.element.hidden = false;
    if (moved) this.#title.focus({preventScroll: true});
    return stop;
  }

  close() {
    this.#stop = 0;
    keepFocus(() => {
      this.element.hidden = true;
    }, this.opener);
  }
}
