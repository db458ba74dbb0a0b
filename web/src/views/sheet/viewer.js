// A picture that is zoomed and moved: by wheel, by two fingers, by dragging, and by keys.

import {button, make} from '../make.js';
import {t} from '../../language.js';

const LARGEST_ZOOM = 12;
const STEP = 1.4;
/** Pixels that the arrow keys move the picture by. */
const KEY_MOVE = 60;
/** A pointer that moves less than this many pixels presses what is below it. */
const STILL = 4;

export class Viewer {
  #stage = make('div', {className: 'sheet-stage'});
  #view = make('div', {className: 'sheet-view', tabIndex: 0, role: 'group', 'aria-label': t('sheet.picture')}, this.#stage);
  #buttons = make('div', {className: 'sheet-zoom', role: 'group', 'aria-label': t('sheet.zoom')},
    button('−', () => this.#zoomBy(1 / STEP), {title: t('sheet.zoomOut'), 'aria-label': t('sheet.zoomOut')}),
    button('+', () => this.#zoomBy(STEP), {title: t('sheet.zoomIn'), 'aria-label': t('sheet.zoomIn')}),
    button(t('sheet.whole'), () => this.fit()));
  element = make('div', {className: 'sheet-viewer'}, this.#view, this.#buttons);
  #size = {width: 1, height: 1};
  /** 1 shows all of the picture. */ #zoom = 1;
  /** The point of the picture in the middle of the view, in its pixels. */ #middle = {x: 0, y: 0};
  /** Where each pressed pointer is. @type {Map<number, {x: number, y: number}>} */ #pointers = new Map();
  #moved = 0;
  #scaled;

  /** @param {(scale: number) => void} scaled hears how many pixels of the page one of the picture has */
  constructor(scaled) {
    this.#scaled = scaled;
    const view = this.#view;
    view.addEventListener('wheel', (event) => this.#turn(event), {passive: false});
    view.addEventListener('keydown', (event) => this.#press(event));
    view.addEventListener('pointerdown', (event) => {
      if (this.#pointers.size === 0) this.#moved = 0;
      this.#pointers.set(event.pointerId, {x: event.clientX, y: event.clientY});
    });
    view.addEventListener('pointermove', (event) => this.#drag(event));
    for (const end of ['pointerup', 'pointercancel', 'lostpointercapture', 'pointerleave']) {
      view.addEventListener(end, (event) => this.#pointers.delete(/** @type {PointerEvent} */ (event).pointerId));
    }
    new ResizeObserver(() => this.#place()).observe(view);
  }

  /** @param {{width: number, height: number}} size of what is shown, in pixels @param {...HTMLElement} content laid over each other */
  show(size, ...content) {
    this.#size = size;
    this.#stage.replaceChildren(...content);
    Object.assign(this.#stage.style, {width: `${size.width}px`, height: `${size.height}px`});
    this.#view.style.aspectRatio = `${size.width} / ${size.height}`;
    this.fit();
  }

  /** Shows all of the picture. */
  fit() {
    this.#zoom = 1;
    this.#place();
  }

  /** Moves a box into sight, where not all of the picture is. @param {import('./page.js').Box} box */
  bringIn({left, top, right, bottom}) {
    const half = this.#half();
    const near = (/** @type {number} */ middle, /** @type {number} */ low, /** @type {number} */ high, /** @type {number} */ reach) =>
      low >= middle - reach && high <= middle + reach ? middle : (low + high) / 2;
    this.#middle = {x: near(this.#middle.x, left, right, half.x), y: near(this.#middle.y, top, bottom, half.y)};
    this.#place();
  }

  /** Pixels of the view for one of the picture. */
  get #scale() {
    const {clientWidth, clientHeight} = this.#view;
    return this.#zoom * Math.min(clientWidth / this.#size.width, clientHeight / this.#size.height);
  }

  /** Half of what can be seen, in the picture's pixels. */
  #half() {
    return {x: this.#view.clientWidth / 2 / this.#scale, y: this.#view.clientHeight / 2 / this.#scale};
  }

  #place() {
    if (this.#view.clientWidth === 0) return;
    const scale = this.#scale;
    const half = this.#half();
    const inside = (/** @type {number} */ middle, /** @type {number} */ size, /** @type {number} */ reach) =>
      2 * reach >= size ? size / 2 : Math.min(Math.max(middle, reach), size - reach);
    this.#middle = {x: inside(this.#middle.x, this.#size.width, half.x), y: inside(this.#middle.y, this.#size.height, half.y)};
    const {x, y} = this.#middle;
    this.#stage.style.transform = `translate(${(half.x - x) * scale}px, ${(half.y - y) * scale}px) scale(${scale})`;
    this.#stage.style.setProperty('--scale', String(scale));
    this.#scaled(scale);
    // Fingers move the page until there is something to move in the picture.
    this.#view.dataset.zoomed = String(this.#zoom > 1);
    this.#view.dataset.zoom = this.#zoom.toFixed(2);
  }

  /** What lies below a point of the window stays there. @param {number} factor @param {{x: number, y: number}} [at] */
  #zoomBy(factor, at) {
    const {left, top, width, height} = this.#view.getBoundingClientRect();
    const from = at ? {x: at.x - left - width / 2, y: at.y - top - height / 2} : {x: 0, y: 0};
    const before = this.#scale;
    this.#zoom = Math.min(Math.max(this.#zoom * factor, 1), LARGEST_ZOOM);
    const change = 1 / before - 1 / this.#scale;
    this.#move(from.x * change, from.y * change);
  }

  /** @param {number} x @param {number} y by how much the middle moves, in the picture's pixels */
  #move(x, y) {
    this.#middle = {x: this.#middle.x + x, y: this.#middle.y + y};
    this.#place();
  }

  /** @param {WheelEvent} event */
  #turn(event) {
    // Where all is seen, turning further scrolls the page.
    if (event.deltaY === 0 || (event.deltaY > 0 && this.#zoom === 1)) return;
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    const amount = Math.min(Math.max(event.deltaY * lines, -120), 120);
    this.#zoomBy(Math.exp(-amount / (event.ctrlKey ? 60 : 240)), {x: event.clientX, y: event.clientY});
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const way = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]}[event.key];
    if (event.key === '+' || event.key === '=') this.#zoomBy(STEP);
    else if (event.key === '-') this.#zoomBy(1 / STEP);
    else if (event.key === '0') this.fit();
    else if (way && this.#zoom > 1) this.#move(...along(way, KEY_MOVE / this.#scale));
    else return;
    event.preventDefault();
  }

  /** @param {PointerEvent} event */
  #drag(event) {
    const before = this.#pointers.get(event.pointerId);
    if (!before) return;
    const now = {x: event.clientX, y: event.clientY};
    const [other] = [...this.#pointers].filter(([id]) => id !== event.pointerId).map(([, place]) => place);
    this.#moved += Math.hypot(now.x - before.x, now.y - before.y);
    this.#pointers.set(event.pointerId, now);
    if (this.#moved > STILL && event.isTrusted) this.#view.setPointerCapture(event.pointerId);
    const scale = this.#scale;
    if (!other) return this.#zoom > 1 ? this.#move((before.x - now.x) / scale, (before.y - now.y) / scale) : undefined;
    const apart = Math.hypot(before.x - other.x, before.y - other.y);
    this.#zoomBy(Math.hypot(now.x - other.x, now.y - other.y) / Math.max(apart, 1), {x: (now.x + other.x) / 2, y: (now.y + other.y) / 2});
    // The middle between two fingers moves half as far as the one that moves.
    this.#move((before.x - now.x) / 2 / this.#scale, (before.y - now.y) / 2 / this.#scale);
  }
}

/** @param {number[]} way @param {number} length @returns {[number, number]} */
const along = ([x, y], length) => [x * length, y * length];
