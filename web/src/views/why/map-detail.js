// One feature map in detail: its values, the receptive field of each value in the picture, and the filter that computes
// the map.

import * as text from './text.js';
import {t} from '../../language.js';
import {largest} from '../../extremes.js';
import {explore} from '../explore.js';
import {coloursOf, paintCells} from './colours.js';

/**
 * @typedef {import('../../recogniser/client.js').Digit} Digit
 * @typedef {import('../../inspector/protocol.js').Layer} Layer
 * @typedef {import('../../inspector/client.js').InspectorClient} InspectorClient
 * @typedef {import('../../inspector/protocol.js').Filter} Filter
 * @typedef {{layer: Layer, shape: Layer, title: number, output: number}} Stage
 */

/** How many parts of a filter are shown, one part for each map that it reads: those with the largest weights. */
const MAX_PARTS = 12;

export class MapDetail {
  element = document.createElement('div');
  #inspector;
  #heading = document.createElement('h5');
  #words = document.createElement('p');
  #map = document.createElement('canvas');
  #picture = document.createElement('canvas');
  #field = document.createElement('span');
  #filter = document.createElement('div');
  #filterNote = document.createElement('p');
  /** @type {Stage | null} */ #stage = null;
  #channel = 0;
  /** @type {Filter | null} */ #kernel = null;
  /** @type {Digit | null} */ #digit = null;
  /** @type {Float32Array | null} */ #values = null;
  /** @type {Float32Array[] | null} */ #activations = null;
  /** @type {{row: number, column: number} | null} */ #cell = null;

  /** @param {InspectorClient} inspector */
  constructor(inspector) {
    this.#inspector = inspector;
    this.element.className = 'map-detail';
    this.#words.className = 'note';
    this.#words.setAttribute('role', 'status');
    this.#filterNote.className = 'note';
    this.#map.setAttribute('role', 'application');
    this.#picture.setAttribute('role', 'img');
    this.#picture.setAttribute('aria-label', t('inside.detail.picture'));
    this.#field.className = 'field';
    this.#filter.className = 'filter';
    const pictures = document.createElement('div');
    pictures.className = 'detail-pictures';
    pictures.append(
      figure(this.#map, t('inside.detail.mapCaption')),
      figure(this.#picture, t('inside.detail.fieldCaption'), this.#field),
      figure(this.#filter, t('inside.detail.filterCaption')),
    );
    this.element.append(this.#heading, this.#words, pictures, this.#filterNote);
    explore(this.#map, (cell) => {
      this.#cell = cell;
      this.#paint();
    });
  }

  /** @param {Stage} stage @param {number} channel */
  async open(stage, channel) {
    this.#stage = stage;
    this.#channel = channel;
    this.#cell = null;
    this.#heading.textContent = text.detail.title(stage.layer, channel);
    this.#map.setAttribute('aria-label', text.detail.explore(channel));
    this.#paint();
    this.#kernel = null;
    this.#filter.replaceChildren();
    this.#filterNote.textContent = text.detail.noFilter(stage.layer);
    if (stage.layer.type !== 'conv2d') return;
    const filter = await this.#inspector.ask('filter', {layer: stage.title, channel}).catch(() => null);
    if (!filter || this.#stage !== stage || this.#channel !== channel) return;
    this.#kernel = filter;
    this.#showFilter(filter);
  }

  /** Call after the theme has changed. */
  repaint() {
    if (this.#kernel) this.#showFilter(this.#kernel);
  }

  /** @param {Digit | null} digit @param {Float32Array[] | null} activations */
  show(digit, activations) {
    this.#digit = digit;
    this.#activations = activations;
    if (this.element.isConnected) this.#paint();
  }

  #paint() {
    if (!this.#stage) return;
    const {shape, output} = this.#stage;
    const {height, width, channels} = shape;
    this.#values = this.#activations?.[output] ?? null;
    const {ink} = coloursOf(this.element);
    const at = (/** @type {number} */ i) => this.#values?.[i * channels + this.#channel] ?? 0;
    const all = Array.from({length: height * width}, (_, i) => at(i));
    const maximum = largest(all);
    paintCells(this.#map, width, height, (i) => Math.max(0, all[i] / Math.max(1e-9, maximum)), () => ink);
    const digit = this.#digit;
    const size = digit?.size ?? 28;
    paintCells(this.#picture, size, size, (i) => (digit?.picture[i] ?? 0) / 255, () => ink);
    const strongest = all.indexOf(maximum);
    const cell = this.#cell ?? {row: Math.floor(strongest / width), column: strongest % width};
    this.#showField(cell, shape, size);
    const value = all[cell.row * width + cell.column];
    this.#words.textContent = this.#cell
      ? text.detail.cell(cell.row, cell.column, value)
      : text.detail.strongest(cell, {height, width}, value, all.filter((one) => one > 0).length / all.length);
  }

  /** @param {{row: number, column: number}} cell @param {Layer} layer @param {number} size of the picture */
  #showField({row, column}, {vertical, horizontal}, size) {
    /** @param {import('../../inspector/protocol.js').Axis} axis @param {number} index */
    const span = ({first, step, size: length}, index) => {
      const begin = Math.max(0, first + index * step);
      const end = Math.min(size, first + index * step + length);
      return [`${(100 * begin) / size}%`, `${(100 * (end - begin)) / size}%`];
    };
    const {style} = this.#field;
    [style.top, style.height] = span(vertical, row);
    [style.left, style.width] = span(horizontal, column);
  }

  /** @param {Filter} filter */
  #showFilter({height, width, channels: parts, weights}) {
    const {pro, contra} = coloursOf(this.element);
    const maximum = largest(weights.map(Math.abs), 1e-9);
    const weight = (/** @type {number} */ part) => {
      let sum = 0;
      for (let i = part; i < weights.length; i += parts) sum += Math.abs(weights[i]);
      return sum;
    };
    const heaviest = Array.from({length: parts}, (_, part) => part)
      .sort((a, b) => weight(b) - weight(a))
      .slice(0, MAX_PARTS);
    this.#filter.replaceChildren(
      ...heaviest.map((part) => {
        const canvas = document.createElement('canvas');
        canvas.setAttribute('role', 'img');
        const at = (/** @type {number} */ i) => weights[i * parts + part];
        paintCells(canvas, width, height, (i) => Math.abs(at(i)) / maximum, (i) => (at(i) < 0 ? contra : pro));
        const numbers = Array.from({length: height * width}, (_, i) => text.detail.weight(at(i)));
        canvas.setAttribute('aria-label', text.detail.part(part, parts, numbers));
        canvas.title = text.detail.part(part, parts, numbers);
        return canvas;
      }),
    );
    this.#filter.dataset.parts = String(Math.min(parts, MAX_PARTS));
    this.#filterNote.textContent = text.detail.filter(height, width, parts, heaviest.length);
  }
}

/** @param {HTMLElement} content @param {string} words @param {HTMLElement[]} over */
function figure(content, words, ...over) {
  const element = document.createElement('figure');
  const frame = document.createElement('div');
  frame.className = 'cells';
  frame.append(content, ...over);
  const caption = document.createElement('figcaption');
  caption.textContent = words;
  element.append(frame, caption);
  return element;
}
