// What the element shows: a text field, two buttons and the pad, made without markup, which strict pages forbid.

import {Strokes} from '../../src/drawing/strokes.js';
import {drawWithKeys} from '../../src/pad/keyboard.js';
import {Painter} from '../../src/pad/paint.js';
import {drawWithPointers} from '../../src/pad/pointer.js';
import {PAD_HEIGHT, PAD_SIZE} from '../../src/pad/size.js';
import {adoptStyle} from './style.js';
import {words} from './words.js';

const SVG = 'http://www.w3.org/2000/svg';
const UNDO = 'M9 14 4 9l5-5M4 9h9a6 6 0 0 1 0 12h-2';
const CLEAR = 'M6 6l12 12M18 6 6 18';

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag @param {Record<string, string>} attributes @param {...Element} children
 */
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** @param {string} name @param {string} shape of its picture */
function button(name, shape) {
  const picture = document.createElementNS(SVG, 'svg');
  picture.setAttribute('viewBox', '0 0 24 24');
  picture.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', shape);
  picture.append(path);
  return make('button', {type: 'button', class: name, part: `button ${name}`}, /** @type {any} */ (picture));
}

export class PadView {
  strokes = new Strokes();
  input = make('input', {part: 'text', type: 'text', autocomplete: 'off', spellcheck: 'false', enterkeyhint: 'done'});
  undo = button('undo', UNDO);
  clear = button('clear', CLEAR);
  canvas = make('canvas', {part: 'canvas', role: 'application', tabindex: '0'});
  #pen = make('div', {part: 'pen', class: 'pen', hidden: ''});
  // Around what is drawn, when the box has another shape than it had then.
  #place = make('div', {class: 'place'}, this.#pen);
  #pad = make('div', {part: 'pad', class: 'pad'}, this.canvas, this.#place);
  #status = make('span', {class: 'status', role: 'status'});
  #all = make('div', {class: 'row'}, this.input, this.undo, this.clear);
  #size = {...PAD_SIZE};
  #painter;
  #root;
  #disabled = false;

  /** @param {ShadowRoot} root which is empty */
  constructor(root) {
    this.#root = root;
    adoptStyle(root);
    root.append(this.#all, this.#pad, this.#status);
    this.canvas.setAttribute('aria-label', words.pad);
    for (const name of /** @type {const} */ (['undo', 'clear'])) {
      this[name].setAttribute('aria-label', words[name]);
      this[name].title = words[name];
    }
    const {canvas, strokes} = this;
    this.#painter = new Painter(canvas, strokes, this.#size);
    drawWithPointers(canvas, strokes, this.#size);
    drawWithKeys(canvas, this.#pen, strokes, (down) => this.say(down ? words.penLowered : words.penLifted), this.#size);
    canvas.addEventListener('transitionend', () => this.#painter.repaint());
    canvas.addEventListener('keydown', (event) => this.#typed(event));
    new ResizeObserver(() => this.#fit()).observe(this.#pad);
    strokes.onChange((change) => {
      if (change === 'replaced') this.#fit();
      if (change !== 'extended') this.showTools();
    });
    this.showTools();
  }

  /** The pad's size in the strokes' units. @returns {Readonly<import('../../src/pad/size.js').Size>} */
  get size() {
    return this.#size;
  }

  /** While the element is in a page. @param {AbortSignal} signal ends it */
  watch(signal) {
    this.#painter.watchPixelRatio(signal);
    this.#painter.repaint();
  }

  /** @param {string} sentence for those who do not see */
  say(sentence) {
    this.#status.textContent = sentence;
  }

  /** @param {{disabled: boolean, readOnly: boolean}} how */
  allow({disabled, readOnly}) {
    this.#disabled = disabled || readOnly;
    this.input.disabled = disabled;
    this.input.readOnly = readOnly;
    this.canvas.inert = this.#disabled;
    this.canvas.tabIndex = this.#disabled ? -1 : 0;
    this.#pad.classList.toggle('still', readOnly);
    for (const part of [this.#all, this.#pad]) part.classList.toggle('off', disabled);
    this.showTools();
  }

  /** Whether what is wrong is to be seen. @param {boolean} invalid */
  showInvalid(invalid) {
    for (const part of [this.#all, this.#pad]) part.classList.toggle('shown-invalid', invalid);
    this.input.setAttribute('aria-invalid', String(invalid));
  }

  /** From now on it is a text field. */
  showTextOnly() {
    adoptStyle(this.#root, false);
    this.#pad.hidden = true;
    this.undo.hidden = true;
    this.clear.hidden = true;
  }

  showTools() {
    this.undo.setAttribute('aria-disabled', String(this.#disabled || !this.strokes.canUndo));
    this.clear.setAttribute('aria-disabled', String(this.#disabled || (this.strokes.blank && this.input.value === '')));
  }

  /** On the pad a digit is typed into the text, and the usual keys undo and redo. @param {KeyboardEvent} event */
  #typed(event) {
    const command = event.ctrlKey || event.metaKey;
    if (command && event.key.toLowerCase() === 'z') {
      event.preventDefault();
      if (event.shiftKey) this.strokes.redo();
      else this.strokes.undo();
    } else if (!command && !event.altKey && /^\d$/.test(event.key)) {
      this.input.focus(); // where the browser then puts it
    }
  }

  /** The canvas fills the box; one that is drawn on keeps its shape inside it. */
  #fit() {
    const {clientWidth: width, clientHeight: height} = this.#pad;
    if (width === 0 || height === 0) return;
    if (this.strokes.blank) Object.assign(this.#size, {width: Math.round((PAD_HEIGHT * width) / height), height: PAD_HEIGHT});
    const scale = Math.min(width / this.#size.width, height / this.#size.height);
    for (const {style} of [this.canvas, this.#place]) {
      style.width = `${scale * this.#size.width}px`;
      style.height = `${scale * this.#size.height}px`;
    }
    this.#painter.repaint();
  }
}
