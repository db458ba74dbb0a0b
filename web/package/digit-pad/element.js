// <digit-pad>: a field of a form that one writes a number into, or types.

import {messageOf, ScrawlError} from '../errors.js';
import {pairsOf} from '../strokes.js';
import {judge} from './constraints.js';
import {FormControl, internalsOf, submitAsEnter} from './form-control.js';
import {PadReader, UNREAD} from './reader.js';
import {onPad} from './scale.js';
import {PadView} from './view.js';
import {words} from './words.js';

/* global SCRAWL_VERSION */

/**
 * @typedef {import('../recogniser.js').Reading} Reading
 * @typedef {import('../strokes.js').Strokes} Strokes
 * @typedef {'input' | 'text' | 'reading'} Effect of a drawing that was read: it is the user's input; or it becomes the
 *   text, and nobody is told; or the text stays.
 */

/** The element `<digit-pad>`: what it is read as is its text, which can also be typed. */
export class DigitPad extends FormControl {
  static observedAttributes = ['value', 'required', 'digits', 'signs', 'disabled', 'readonly', 'placeholder', 'aria-label'];
  /** What the element says; pages in other languages assign to it. */
  static words = words;
  static version = SCRAWL_VERSION;

  #internals = internalsOf(this);
  #view = new PadView(this.attachShadow({mode: 'open', delegatesFocus: true}));
  #reader = new PadReader(this, (error) => this.#fail(error));
  /** What is typed or read, whether or not it is a number. */ #text = '';
  /** Whether it is no longer the attribute's. */ #dirty = false;
  #value = '';
  /** At the last `change` event. */ #committed = '';
  #problem = '';
  /** @type {ScrawlError | null} */ #error = null;
  /** @type {Effect} */ #effect = 'input';
  /** @type {Promise<void>} */ #settled = Promise.resolve();
  /** @type {AbortController | null} */ #connected = null;

  constructor() {
    super();
    const {input, undo, clear, strokes} = this.#view;
    input.addEventListener('input', () => {
      this.#reader.forget();
      this.#set(input.value); // the event itself goes on to the page
    });
    input.addEventListener('change', () => this.#commit());
    input.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.isComposing) return;
      this.#commit();
      submitAsEnter(this.form);
    });
    undo.addEventListener('click', () => this.undo());
    clear.addEventListener('click', () => this.clear());
    strokes.onChange((change) => {
      if (change !== 'ended' && change !== 'replaced') return;
      const effect = this.#effect;
      this.#settled = this.#reader.read(strokes, (text) => this.#take(text, effect));
    });
    this.addEventListener('focusin', () => this.#label());
    this.addEventListener('focusout', (event) => {
      if (event.relatedTarget !== this) this.#commit();
    });
    this.addEventListener('invalid', () => this.#view.showInvalid(true));
  }

  connectedCallback() {
    this.takeOver('value', 'strokes');
    this.#connected?.abort();
    this.#connected = new AbortController();
    this.#view.watch(this.#connected.signal);
    this.#label();
    this.#update();
    this.#reader.load();
  }

  disconnectedCallback() {
    this.#connected?.abort();
  }

  /** @param {string} name @param {string | null} _before @param {string | null} value */
  attributeChangedCallback(name, _before, value) {
    if (name === 'value' && !this.#dirty) this.#show(value ?? '');
    else if (name === 'placeholder') this.#view.input.placeholder = value ?? '';
    else if (name === 'aria-label') this.#label();
    else this.#update();
  }

  formDisabledCallback() {
    this.#update();
  }

  formResetCallback() {
    this.#replace([], 'reading');
    this.#dirty = false;
    this.#show(this.defaultValue);
    this.#committed = this.#value;
    this.#view.showInvalid(false);
  }

  /** After going back, a reload or a crash, or what the browser fills in. @param {string} state */
  formStateRestoreCallback(state) {
    try {
      const {text, strokes} = JSON.parse(state);
      this.#replace(strokes, 'reading');
      this.#set(text);
      this.#committed = this.#value;
    } catch {
      this.value = state; // no state of ours: a number
    }
  }

  /** The number, '' if there is none. Setting it takes the drawing away. @returns {string} */
  get value() {
    return this.#value;
  }
  set value(value) {
    this.#replace([], 'reading');
    this.#set(String(value ?? ''));
    this.#committed = this.#value;
  }
  /** @param {string} message '' if nothing is wrong */
  setCustomValidity(message) {
    this.#problem = String(message);
    this.#update();
  }

  /**
   * A copy of what is drawn, in units of the pad, which is 600 high. What is set is made to fit, becomes the value when
   * it is read (`settled`), and is no event. Throws a `ScrawlError`.
   * @returns {{x: number, y: number, pressure: number}[][]}
   */
  get strokes() {
    return this.#view.strokes.all.map((stroke) => stroke.map((point) => ({...point})));
  }
  /** @param {Strokes} strokes */
  set strokes(strokes) {
    pairsOf(strokes);
    this.#replace(strokes, 'text');
  }
  /** What the drawing was read as; null without one. @returns {Reading | null} */
  get reading() {
    return this.#reader.reading;
  }
  /** Resolves when what is drawn has been read. */
  get settled() {
    return this.#settled;
  }
  /** Why it can be typed into only; null as long as it can be written into. @returns {ScrawlError | null} */
  get error() {
    return this.#error;
  }

  undo() {
    if (this.#writable) this.#view.strokes.undo();
  }
  redo() {
    if (this.#writable) this.#view.strokes.redo();
  }
  /** Takes drawing and text away, as the button does; the drawing comes back by `undo`. */
  clear() {
    if (!this.#writable) return;
    if (this.#view.strokes.blank) this.#input('');
    else this.#view.strokes.clear();
  }

  get #writable() {
    return !this.matches(':disabled') && !this.readOnly;
  }

  /** @param {Strokes} strokes @param {Effect} effect */
  #replace(strokes, effect) {
    this.#reader.forget();
    this.#effect = effect;
    this.#view.strokes.replace(onPad(strokes, this.#view.size));
    this.#effect = 'input';
  }

  /** What the drawing was read as. @param {string} text @param {Effect} effect */
  #take(text, effect) {
    if (effect === 'reading') return;
    if (text) this.#view.say(text === UNREAD ? words.unread : words.read(text));
    if (effect === 'input') this.#input(text);
    else this.#set(text);
  }

  /** What a user did on the pad. @param {string} text */
  #input(text) {
    if (text === this.#text) return;
    this.#set(text);
    this.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
  }

  /** @param {string} text */
  #set(text) {
    this.#dirty = true;
    this.#show(text);
  }

  /** @param {string} text */
  #show(text) {
    this.#text = text;
    if (this.#view.input.value !== text) this.#view.input.value = text;
    this.#update();
  }

  /** Tells form and view what is now. */
  #update() {
    const {required, digits, signs, readOnly} = this;
    const {input} = this.#view;
    input.inputMode = signs ? 'text' : 'numeric';
    this.#view.allow({disabled: this.matches(':disabled'), readOnly});
    const {value, flags, message} = judge(this.#text, {required, digits, signs});
    this.#value = value;
    this.#internals.setFormValue(value, JSON.stringify({text: this.#text, strokes: this.strokes}));
    this.#internals.setValidity({...flags, customError: this.#problem !== ''}, this.#problem || message, input);
    if (this.#internals.validity.valid) this.#view.showInvalid(false);
  }

  #commit() {
    if (this.#text !== '') this.#view.showInvalid(!this.#internals.validity.valid);
    if (this.#value === this.#committed) return;
    this.#committed = this.#value;
    this.dispatchEvent(new Event('change', {bubbles: true}));
  }

  /** The text field is named as the element is. */
  #label() {
    const names = Array.from(this.#internals.labels, (label) => label.textContent?.trim());
    this.#view.input.setAttribute('aria-label', this.getAttribute('aria-label') ?? names.join(' '));
  }

  /** It stays a text field. @param {unknown} error */
  #fail(error) {
    if (this.#error) return;
    this.#error = error instanceof ScrawlError ? error : new ScrawlError('read-failed', messageOf(error), error);
    this.#view.showTextOnly();
    try {
      this.#internals.states.add('text-only');
    } catch {
      // Older browsers know no states, or only ones with dashes.
    }
    this.dispatchEvent(new ErrorEvent('error', {error: this.#error, message: this.#error.message}));
  }
}
