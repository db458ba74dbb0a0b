// The output of each stage of the network as small pictures ("feature maps"), live. One of them can be chosen to be
// shown in detail.

import * as text from './text.js';
import {largest} from '../../extremes.js';
import {coloursOf, paintCells} from './colours.js';
import {MapDetail} from './map-detail.js';
import {stagesOf} from './stages.js';

/**
 * @typedef {import('../../recogniser/client.js').Digit} Digit
 * @typedef {import('../../inspector/protocol.js').Structure} Structure
 * @typedef {import('../../inspector/protocol.js').Layer} Layer
 * @typedef {import('../../inspector/client.js').InspectorClient} InspectorClient
 */

export class MapsView {
  #list;
  #detail;
  /** @type {Row[]} */ #rows = [];
  /** @type {{row: Row, channel: number} | null} */ #chosen = null;

  /** @param {HTMLElement} list @param {InspectorClient} inspector */
  constructor(list, inspector) {
    this.#list = list;
    this.#detail = new MapDetail(inspector);
  }

  /** Creates a row for each stage. @param {Structure} structure */
  build({layers, classes}) {
    this.#chosen = null;
    const stages = stagesOf(layers);
    this.#rows = stages.map(({title, output}, index) => {
      const named = layers[title];
      const shown = layers[output];
      const last = index === stages.length - 1;
      const heading = text.layers.stage(index, named, last);
      if (last) return new Scores(heading, named, shown, title, output, classes);
      if (shown.height * shown.width === 1) return new Strip(heading, named, shown, title, output);
      return new Maps(heading, named, shown, title, output, (row, channel) => this.#choose(row, channel));
    });
    this.#list.replaceChildren(...this.#rows.map(({element}) => element));
  }

  /** @param {Digit | null} digit @param {Float32Array[] | null} activations of all layers; null for a blank drawing */
  show(digit, activations) {
    for (const row of this.#rows) row.show(activations?.[row.output] ?? null);
    this.#detail.show(digit, activations);
  }

  /** Call after the theme has changed. Repaints what `show` does not. */
  repaint() {
    this.#detail.repaint();
  }

  /** @param {Row} row @param {number} channel */
  #choose(row, channel) {
    const again = this.#chosen?.row === row && this.#chosen.channel === channel;
    this.#chosen?.row.mark(-1);
    this.#chosen = again ? null : {row, channel};
    if (again) return this.#detail.element.remove();
    row.mark(channel);
    row.element.append(this.#detail.element);
    this.#detail.open(row, channel);
  }
}

/** One stage: its name, a note, and its output. */
class Row {
  element = document.createElement('li');
  body = document.createElement('div');

  /** @param {string} name @param {Layer} named @param {Layer} shown @param {number} title @param {number} output indices of layers */
  constructor(name, named, shown, title, output) {
    this.layer = named;
    this.shape = shown;
    this.title = title;
    this.output = output;
    this.element.className = 'stage-row';
    const heading = document.createElement('h4');
    heading.textContent = name;
    const note = document.createElement('p');
    note.className = 'note';
    note.textContent = text.layers.output(shown);
    this.element.append(heading, note, this.body);
  }

  /** @param {Float32Array | null} _values */
  show(_values) {}

  /** @param {number} _channel the chosen one, or -1 */
  mark(_channel) {}
}

/** Feature maps as buttons: one tab stop, arrow keys move between them. */
class Maps extends Row {
  /** @type {HTMLButtonElement[]} */ #buttons = [];
  /** @type {HTMLCanvasElement[]} */ #canvases = [];

  /**
   * @param {string} name @param {Layer} named @param {Layer} shown @param {number} title @param {number} output
   * @param {(row: Row, channel: number) => void} onChoose
   */
  constructor(name, named, shown, title, output, onChoose) {
    super(name, named, shown, title, output);
    this.body.className = 'maps';
    this.body.setAttribute('role', 'group');
    this.body.setAttribute('aria-label', name);
    for (let channel = 0; channel < shown.channels; ++channel) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'map';
      button.tabIndex = channel === 0 ? 0 : -1;
      button.setAttribute('aria-label', text.layers.map(channel));
      button.setAttribute('aria-pressed', 'false');
      button.addEventListener('click', () => onChoose(this, channel));
      const canvas = document.createElement('canvas');
      button.append(canvas);
      this.#buttons.push(button);
      this.#canvases.push(canvas);
    }
    this.body.append(...this.#buttons);
    this.body.addEventListener('keydown', (event) => this.#move(event));
  }

  /** @param {KeyboardEvent} event */
  #move(event) {
    const here = this.#buttons.indexOf(/** @type {HTMLButtonElement} */ (event.target));
    /** @type {Record<string, number>} */
    const targets = {ArrowLeft: here - 1, ArrowRight: here + 1, Home: 0, End: this.#buttons.length - 1};
    const next = this.#buttons[targets[event.key]];
    if (here < 0 || !next) return;
    event.preventDefault();
    this.#buttons[here].tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  }

  /** @param {Float32Array | null} values */
  show(values) {
    const {height, width, channels} = this.shape;
    const {ink} = coloursOf(this.element);
    const maximum = values ? largest(values, 1e-9) : 1;
    this.#canvases.forEach((canvas, channel) =>
      paintCells(canvas, width, height, (i) => Math.max(0, (values?.[i * channels + channel] ?? 0) / maximum), () => ink),
    );
  }

  /** @param {number} channel */
  mark(channel) {
    this.#buttons.forEach((button, i) => button.setAttribute('aria-pressed', String(i === channel)));
  }
}

/** Values without a position in the picture: rows of cells. */
class Strip extends Row {
  #canvas = document.createElement('canvas');

  /** @param {string} name @param {Layer} named @param {Layer} shown @param {number} title @param {number} output */
  constructor(name, named, shown, title, output) {
    super(name, named, shown, title, output);
    this.#canvas.className = 'strip';
    this.#canvas.setAttribute('role', 'img');
    this.body.append(this.#canvas);
  }

  /** @param {Float32Array | null} values */
  show(values) {
    const {channels} = this.shape;
    const maximum = values ? largest(values, 1e-9) : 1;
    const {ink} = coloursOf(this.element);
    const columns = Math.min(channels, 32);
    paintCells(this.#canvas, columns, Math.ceil(channels / columns), (i) => Math.max(0, (values?.[i] ?? 0) / maximum), () => ink);
    const active = values ? values.filter((value) => value > 0).length : 0;
    this.#canvas.setAttribute('aria-label', text.layers.active(active, channels));
  }
}

/** The network's outputs, before they become probabilities. */
class Scores extends Row {
  /** @type {HTMLElement[]} */ #numbers = [];
  /** @type {HTMLElement[]} */ #fills = [];

  /** @param {string} name @param {Layer} named @param {Layer} shown @param {number} title @param {number} output @param {string[]} classes */
  constructor(name, named, shown, title, output, classes) {
    super(name, named, shown, title, output);
    const list = document.createElement('ol');
    list.className = 'scores';
    list.setAttribute('role', 'list');
    for (const each of classes) {
      const item = document.createElement('li');
      const label = document.createElement('b');
      label.textContent = each;
      const track = document.createElement('span');
      track.className = 'score-track';
      const fill = document.createElement('span');
      track.append(fill);
      const number = document.createElement('span');
      item.append(label, track, number);
      list.append(item);
      this.#numbers.push(number);
      this.#fills.push(fill);
    }
    this.body.append(list);
  }

  /** @param {Float32Array | null} values */
  show(values) {
    const maximum = values ? largest(values.map(Math.abs), 1e-9) : 1;
    this.#numbers.forEach((number, i) => {
      const value = values?.[i] ?? 0;
      number.textContent = values ? text.layers.score(value) : '';
      const fill = this.#fills[i];
      fill.dataset.sign = value < 0 ? 'minus' : 'plus';
      fill.style.width = `${(50 * Math.abs(value)) / maximum}%`;
    });
  }
}
