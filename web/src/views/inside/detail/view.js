// One map in detail: where each of its values comes from, with all numbers, and the ink behind it.

import * as text from '../detail-text.js';
import {largest} from '../../../extremes.js';
import {explore} from '../../explore.js';
import {t} from '../../../language.js';
import {button, make} from '../../make.js';
import {Rounds} from '../../rounds.js';
import {CopyButtons} from '../copy-buttons.js';
import {edgesAt} from '../graph.js';
import {flow} from '../text.js';
import {equation} from './equation.js';
import {FieldCanvas} from './field-canvas.js';
import {HeadTable} from './head-table.js';
import {Player} from './player.js';
import {productGrids} from './products.js';
import {Sources} from './sources.js';

/**
 * @typedef {import('../graph.js').Column} Column
 * @typedef {import('../paint.js').Content} Content
 * @typedef {import('../paint.js').Place} Place
 * @typedef {import('../../../inspector/protocol.js').Structure} Structure
 * @typedef {import('../../../inspector/protocol.js').Derivation} Derivation
 * @typedef {import('../../../inspector/client.js').InspectorClient} InspectorClient
 */

/** Other sources come to the front when the pen has rested for so long, in ms: at each movement they would jump. */
const SETTLED_AFTER = 600;

export class DetailView {
  element;
  #heading = make('h3', {id: 'detail-title', tabIndex: -1});
  #plain = make('p', {className: 'note'});
  #picture = new FieldCanvas();
  #sources = new Sources(() => this.#showNumbers());
  #grids = make('div', {className: 'grids'});
  #map = new FieldCanvas();
  #equation = make('div', {className: 'equation-room'});
  #words = make('p', {id: 'detail-words', role: 'status'});
  #player = new Player((place) => this.#goTo(place));
  #head = new HeadTable();
  #copy = new CopyButtons(() => this.#numbers());
  #inspector;
  #go;
  /** @type {Structure | null} */ #structure = null;
  /** @type {Column[]} */ #columns = [];
  /** @type {Content | null} */ #content = null;
  /** @type {Place | null} */ #at = null;
  /** Index of the place in the map, row by row. */
  #place = 0;
  /** @type {Derivation[] | null} */ #derived = null;
  /** Whether the sources stand in the order in which they count: it takes content. */
  #arranged = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer;
  #rounds;

  /**
   * @param {InspectorClient} inspector
   * @param {(place: Place | null) => void} go to another map, or back to the network
   * @param {(failure: unknown) => void} fail
   */
  constructor(inspector, go, fail) {
    this.#inspector = inspector;
    this.#go = go;
    this.#rounds = new Rounds(() => this.#round(), () => this.#at !== null, fail);
    this.#map.canvas.setAttribute('role', 'application');
    this.#picture.canvas.setAttribute('role', 'img');
    this.#picture.canvas.setAttribute('aria-label', t('inside.detail.picture'));
    const figure = (/** @type {string} */ words, /** @type {Node} */ content, /** @type {string} */ name) =>
      make('figure', {className: `detail-part ${name}`}, make('figcaption', {textContent: words}), content);
    this.element = make('section', {className: 'detail', 'aria-labelledby': 'detail-title', on: {keydown: (/** @type {KeyboardEvent} */ event) => this.#press(event)}},
      make('div', {className: 'detail-head'},
        button(t('inside.detail.back'), () => this.#go(null), {className: 'button detail-back'}),
        this.#heading,
        make('div', {className: 'flow-zoom'},
          button('‹', () => this.#next(-1), {'aria-label': t('inside.detail.before')}),
          button('›', () => this.#next(1), {'aria-label': t('inside.detail.next')}))),
      this.#plain,
      make('div', {className: 'detail-body', dir: 'ltr'},
        figure(t('inside.detail.ink'), this.#picture.element, 'detail-ink'),
        figure(t('inside.detail.reads'), this.#sources.element, 'detail-sources'),
        figure(t('inside.detail.computes'), this.#grids, 'detail-grids'),
        figure(t('inside.detail.makes'), this.#map.element, 'detail-map')),
      this.#player.element,
      this.#equation,
      this.#words,
      this.#head.element,
      this.#copy.element);
    explore(this.#map.canvas, (cell) => {
      const column = this.#at && this.#columns[this.#at.column];
      if (!cell || !column) return;
      this.#player.stop();
      this.#goTo(cell.row * column.width + cell.column);
    });
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#go(null);
  }

  /** @param {number} by */
  #next(by) {
    if (!this.#at) return;
    const {column, map} = this.#at;
    const {count} = this.#columns[column];
    this.#go({column, map: (map + by + count) % count});
  }

  /** @param {Structure} structure @param {Column[]} columns */
  build(structure, columns) {
    this.#structure = structure;
    this.#columns = columns;
    this.#head.build(structure);
  }

  /** @param {Place} at of a map of a layer, not the picture */
  open(at) {
    const column = this.#columns[at.column];
    this.#at = at;
    this.#derived = null;
    this.#copy.clear();
    this.#heading.textContent = flow.map(column, at.map, this.#structure?.classes ?? []);
    this.#plain.textContent = text.plain(column);
    this.#head.element.hidden = column.kind !== 'scores';
    this.#map.canvas.setAttribute('aria-label', t('inside.detail.explore', {map: flow.map(column, at.map, this.#structure?.classes ?? [])}));
    this.#start(at);
    return this.#rounds.request();
  }

  /** Begins where the map's largest value is, or in its middle on blank paper. @param {Place} at */
  #start(at) {
    const {height, width, all} = this.#columns[at.column];
    const values = this.#content?.flows[at.column - 1].values;
    const own = Array.from({length: height * width}, (_, i) => values?.[i * all + at.map] ?? 0);
    this.#place = values ? own.indexOf(largest(own)) : own.length >> 1;
    this.#player.use(own.length, this.#place);
    this.#arranged = false;
  }

  /** Those of the maps before that the value comes from, the ones that count most first. @param {Place} at @param {Derivation} derived */
  #arrange(at, {firstSource, sources}) {
    const [column, before, through] = [this.#columns[at.column], this.#columns[at.column - 1], this.#content?.flows[at.column - 1]];
    const own = Array.from({length: Math.min(sources, before.count - firstSource)}, (_, i) => firstSource + i);
    const edges = through && sources > 1 ? edgesAt(through, before, column, {target: at.map}).map(({source}) => source) : [];
    this.#sources.build([...new Set([...edges, ...own])], before);
    this.#arranged = true;
  }

  /** The map's numbers. */
  #numbers() {
    const [at, flows] = [this.#at, this.#content?.flows];
    if (!at) return null;
    const {height, width, all} = this.#columns[at.column];
    const values = Array.from({length: height * width}, (_, i) => flows?.[at.column - 1].values[i * all + at.map] ?? 0);
    return {name: this.#heading.textContent, height, width, values};
  }

  /** Puts the focus where reading begins. */
  focus() {
    this.#heading.focus();
  }

  /** Call when it is no longer seen. */
  close() {
    this.#player.stop();
    clearTimeout(this.#timer);
    this.#at = null;
  }

  /** @param {Content | null} content */
  show(content) {
    const first = this.#content === null && content !== null;
    this.#content = content;
    if (!this.#at) return;
    if (first) this.#start(this.#at);
    this.#rounds.request();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#sources.inUse) return;
      this.#arranged = false;
      this.#rounds.request();
    }, SETTLED_AFTER);
  }

  /** Call after the theme has changed. */
  repaint() {
    if (this.#at) this.#paint();
  }

  /** @param {number} place */
  #goTo(place) {
    this.#place = place;
    this.#player.at(place);
    this.#rounds.request();
  }

  /** Works the numbers of the place out. */
  async #round() {
    const [at, content, place, structure] = [this.#at, this.#content, this.#place, this.#structure];
    if (!at || !structure) return;
    const {stage, width, kind} = this.#columns[at.column];
    const picture = Uint8Array.from(content?.picture ?? new Array(this.#columns[0].height * this.#columns[0].width).fill(0));
    const answers = await this.#inspector.about(structure, () => Promise.all([
      stage && this.#inspector.ask('derive', {picture, first: stage.title, last: stage.output, row: Math.floor(place / width), column: place % width, map: at.map}),
      kind === 'scores' && content ? this.#inspector.ask('head', {picture}) : null,
    ]));
    if (!answers || at !== this.#at) return;
    const [derived, head] = answers;
    this.#derived = derived;
    if (derived && !this.#arranged) this.#arrange(at, derived[0]);
    if (head && content) this.#head.show(content.flows[at.column - 1].values, head, at.map);
    else this.#head.clear();
    this.#paint();
  }

  #paint() {
    const [at, derived] = [this.#at, this.#derived];
    const column = at && this.#columns[at.column];
    if (!at || !derived || !column?.stage || !this.#structure) return;
    const before = this.#columns[at.column - 1];
    const {stage, width} = column;
    const layers = this.#structure.layers.slice(stage.title, stage.output + 1);
    const [row, across] = [Math.floor(this.#place / width), this.#place % width];
    const input = at.column === 1 ? Array.from(this.#content?.picture ?? [], (grey) => grey / 255) : this.#content?.flows[at.column - 2].values ?? [];
    const output = this.#content?.flows[at.column - 1].values ?? null;
    const {vertical, horizontal} = layers[0];
    this.#picture.show(this.#content?.picture ?? null, 0, 1, this.#columns[0], 255);
    this.#picture.frame(vertical.first + row * vertical.step, horizontal.first + across * horizontal.step, vertical.size, horizontal.size);
    this.#sources.show(derived[0], input, before, largest(Array.from(input, Math.abs), 1e-9));
    this.#map.show(output, at.map, column.all, column);
    this.#map.frame(row, across, 1, 1);
    this.#equation.replaceChildren(equation(derived, layers));
    const words = text.words(column, row, across, derived, layers);
    if (this.#words.textContent !== words) this.#words.textContent = words;
    this.#showNumbers();
  }

  #showNumbers() {
    if (this.#derived) this.#grids.replaceChildren(...productGrids(this.#derived[0], this.#sources.chosen));
  }
}
