// The whole network at a glance, live: columns of maps from the picture to the scores, and what flows between them. One
// map can be pointed at, by pointer, finger or keyboard; then only its sources and targets keep their light.

import * as text from './text.js';
import {t} from '../../language.js';
import {button, make} from '../make.js';
import {MOST_EDGES} from './graph.js';
import {HEAD, layOut, mapAt} from './layout.js';
import {Painter, litBy} from './paint.js';
import {walk} from './walk.js';

/**
 * @typedef {import('./graph.js').Column} Column
 * @typedef {import('./layout.js').Layout} Layout
 * @typedef {import('./paint.js').Place} Place
 * @typedef {import('./paint.js').Content} Content
 * @typedef {import('../../inspector/protocol.js').Structure} Structure
 */

const ZOOMS = [1, 1.5, 2.25, 3.4];
/** No canvas becomes larger than this; larger ones fail on phones. */
const MOST_PIXELS = 8e6;
/** Pixels between the network and the lower edge of what is in sight. */
const BELOW = 12;
/** Words follow when the pen has rested for so long, in ms: read out at each movement they would be useless. */
const SETTLED_AFTER = 600;

export class Overview {
  element;
  #canvas = make('canvas', {role: 'application', tabIndex: 0});
  #names = make('div', {className: 'flow-names', 'aria-hidden': 'true'});
  #plan = make('div', {className: 'flow-plan'}, this.#canvas, this.#names);
  #room = make('div', {className: 'flow-room', dir: 'ltr'}, this.#plan);
  #words = make('p', {className: 'note', role: 'status'});
  #closer = button(t('inside.flow.closer'), () => this.#open());
  #list = make('ol', {className: 'visually-hidden'});
  #painter = new Painter(this.#canvas);
  #onOpen;
  #fail;
  /** @type {Column[]} */ #columns = [];
  /** @type {Structure | null} */ #structure = null;
  /** @type {Layout | null} */ #layout = null;
  /** @type {Content | null} */ #content = null;
  /** @type {Place | null} */ #at = null;
  #zoom = 0;
  #frame = 0;
  #fresh = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer;

  /**
   * @param {((place: Place) => void) | null} onOpen when a map is to be seen in detail, where it can be
   * @param {(failure: unknown) => void} fail if it cannot be painted
   * @param {string} [name] what the ids of its parts begin with
   */
  constructor(onOpen, fail, name = 'flow') {
    this.#onOpen = onOpen;
    this.#fail = fail;
    this.#canvas.setAttribute('aria-label', t('inside.flow.name'));
    this.#canvas.setAttribute('aria-describedby', `${name}-keys`);
    this.#words.id = `${name}-words`;
    this.#list.id = `${name}-list`;
    this.#closer.hidden = true;
    const zooms = make('div', {className: 'flow-zoom', role: 'group', 'aria-label': t('inside.flow.size')},
      button('−', () => this.#zoomBy(-1), {'aria-label': t('inside.flow.smaller')}),
      button('+', () => this.#zoomBy(1), {'aria-label': t('inside.flow.larger')}));
    this.element = make('section', {className: 'flow', 'aria-labelledby': `${name}-title`},
      make('div', {className: 'flow-head'}, make('h3', {id: `${name}-title`, textContent: t('inside.flow.title')}), zooms),
      this.#room,
      make('div', {className: 'flow-foot'}, this.#words, this.#closer),
      make('p', {className: 'visually-hidden', id: `${name}-keys`, textContent: [t('inside.flow.keys'), onOpen ? t('inside.flow.keysCloser') : ''].join(' ')}),
      this.#list);
    this.#listen();
    new ResizeObserver(() => requestAnimationFrame(() => this.#place())).observe(this.#room);
  }

  #listen() {
    const canvas = this.#canvas;
    const under = (/** @type {PointerEvent | MouseEvent} */ {offsetX, offsetY}) => {
      const found = this.#layout && mapAt(this.#layout, offsetX, offsetY);
      return found && {column: found[0], map: found[1]};
    };
    canvas.addEventListener('pointermove', (event) => {
      if (event.pointerType !== 'touch') this.point(under(event), true);
    });
    canvas.addEventListener('pointerleave', (event) => {
      if (event.pointerType !== 'touch') this.point(null);
    });
    canvas.addEventListener('click', (event) => {
      const place = under(event);
      // A finger cannot hover: its first tap points, the second opens.
      const again = place && this.#at?.column === place.column && this.#at.map === place.map;
      this.point(place);
      if (again) this.#open();
    });
    canvas.addEventListener('focus', () => {
      if (this.#layout && !this.#at && canvas.matches(':focus-visible')) this.point({column: 0, map: 0});
    });
    canvas.addEventListener('keydown', (event) => this.#press(event));
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !this.#layout) return;
    if (event.key === 'Enter') this.#open();
    else if (event.key === 'Escape' && this.#at) {
      event.stopPropagation();
      this.point(null);
    } else {
      const next = walk(event.key, this.#at, this.#columns, this.#content, this.#layout.down);
      if (!next) return;
      this.point(next);
      this.#reveal(next);
    }
    event.preventDefault();
  }

  /** Scrolls to a map. @param {Place} place */
  #reveal({column, map}) {
    const box = this.#layout?.maps[column][map];
    if (!box) return;
    const {scrollLeft, scrollTop, clientWidth, clientHeight} = this.#room;
    const nearest = (/** @type {number} */ from, /** @type {number} */ size, /** @type {number} */ seen, /** @type {number} */ length) =>
      Math.max(Math.min(seen, from - HEAD), from + size + HEAD - length);
    this.#room.scrollTo(nearest(box.x, box.width, scrollLeft, clientWidth), nearest(box.y, box.height, scrollTop, clientHeight));
  }

  #open() {
    if (this.#at) this.#onOpen?.(this.#at);
  }

  /** Lets a map keep its light. @param {Place | null} place @param {boolean} [hovers] then a click opens it, and no button need offer that */
  point(place, hovers = false) {
    if (place?.column === this.#at?.column && place?.map === this.#at?.map) return;
    this.#at = place;
    this.#closer.hidden = !place || hovers || !this.#onOpen;
    this.#tell();
    this.#request();
  }

  /** @param {number} step */
  #zoomBy(step) {
    this.#zoom = Math.min(ZOOMS.length - 1, Math.max(0, this.#zoom + step));
    this.#place();
  }

  /**
   * @param {Structure} structure @param {Column[]} columns of it
   * @param {boolean} [alike] whether it is the network before with other weights, so that all stays where it is
   */
  build(structure, columns, alike = false) {
    this.#structure = structure;
    if (alike) return;
    this.#columns = columns;
    this.#content = null;
    this.#at = null;
    this.#closer.hidden = true;
    this.#painter.use(this.#columns, structure.classes.map(text.flow.className));
    this.#names.replaceChildren(...this.#columns.map((column) => make('span', {}, make('b', {textContent: text.flow.short(column)}), text.flow.side(column))));
    this.#list.replaceChildren(...this.#columns.map((column, i) => make('li', {textContent: text.flow.column(column, i)})));
    this.#place();
    this.#tell();
  }

  /** How much of the view is in sight below the top of the network, in CSS pixels. */
  #inSight() {
    const view = /** @type {HTMLElement} */ (this.#room.closest('.panel'));
    // On the smallest screens the page scrolls and not the view.
    if (getComputedStyle(view).overflowY !== 'auto') return 0.74 * innerHeight;
    const top = this.#room.getBoundingClientRect().top - view.getBoundingClientRect().top + view.scrollTop;
    return view.clientHeight - top - BELOW;
  }

  /** Places everything for the room that there is. */
  #place() {
    const width = this.#room.clientWidth;
    if (width === 0 || this.#columns.length === 0) return;
    const layout = layOut(this.#columns, {width, height: Math.max(380, Math.min(640, this.#inSight()))}, ZOOMS[this.#zoom]);
    this.#layout = layout;
    const ratio = Math.min(devicePixelRatio, 2, Math.sqrt(MOST_PIXELS / (layout.width * layout.height)));
    this.#canvas.width = Math.round(layout.width * ratio);
    this.#canvas.height = Math.round(layout.height * ratio);
    for (const {style} of [this.#plan, this.#canvas]) {
      style.width = `${layout.width}px`;
      style.height = `${layout.height}px`;
    }
    layout.columns.forEach(({x, y, width: breadth}, i) => {
      const {style} = /** @type {HTMLElement} */ (this.#names.children[i]);
      style.left = `${layout.down ? x : x + breadth / 2}px`;
      style.top = `${layout.down ? y : HEAD}px`;
    });
    this.#names.toggleAttribute('data-down', layout.down);
    this.#request();
  }

  /** The newest state. It is painted with the next frame. @param {Content | null} content null for blank paper */
  show(content) {
    this.#content = content;
    this.#fresh = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#tell(), SETTLED_AFTER);
    this.#request();
  }

  /** Puts the focus on the network. */
  focus() {
    this.#canvas.focus({preventScroll: true});
  }

  /** Call after the theme has changed. */
  repaint() {
    this.#painter.forgetColours();
    this.#fresh = true;
    this.#request();
  }

  #request() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      try {
        this.#paint();
      } catch (error) {
        this.#fail(error);
      }
    });
  }

  #paint() {
    // Out of sight it waits: when it comes into sight again it is placed, which asks for painting.
    if (!this.#layout || this.#room.clientWidth === 0) return;
    if (this.#fresh && this.#content) this.#painter.take(this.#content);
    this.#fresh = false;
    this.#painter.paint(this.#layout, this.#content, this.#at && litBy(this.#columns, this.#content, this.#at));
  }

  /** Says in words what is pointed at, or what is to be seen. */
  #tell() {
    const at = this.#at;
    const edges = this.#columns.map(({count}, i) => (i === 0 ? 0 : count * this.#columns[i - 1].count));
    const words = at
      ? text.flow.lit(this.#columns, litBy(this.#columns, this.#content, at), this.#structure?.classes ?? [])
      : text.flow.words(edges.some((count) => count > MOST_EDGES), this.#columns.filter(({count, all}) => count < all), MOST_EDGES);
    if (this.#words.textContent !== words) this.#words.textContent = words;
  }
}
