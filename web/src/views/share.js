// The view that exports the drawing: as a link, as the network's input picture or as strokes.

import {linkTo} from '../drawing/memory.js';
import {saveFile} from '../save-file.js';
import {t} from '../language.js';
import {button, make} from './make.js';

/**
 * @typedef {import('../drawing/strokes.js').Strokes} Strokes
 * @typedef {import('../recogniser/client.js').Digit} Digit
 * @typedef {import('../recogniser/client.js').Reading} Reading
 */

/** What one may want to show somebody of a drawing. */
const OPENED = /^(?:inside|teach|train|networks)\b/;

export class ShareView {
  element;
  #strokes;
  #settled;
  #announce;
  #views;
  #link = make('input', {id: 'share-link', readOnly: true, hidden: true, 'aria-label': t('extras.keep.link')});
  #opens = make('select', {id: 'share-opens'});
  #note = make('p', {className: 'note', id: 'keep-note', textContent: t('extras.keep.note')});
  /** @type {Reading | null} */ #reading = null;
  /** @type {Digit | null} */ #digit = null;

  /**
   * @param {Strokes} strokes
   * @param {() => Promise<boolean>} settled whether the reading that is shown belongs to the drawing on the pad
   * @param {() => [string, string][]} views addresses and titles of those that a link can open
   * @param {(words: string) => void} announce
   */
  constructor(strokes, settled, views, announce) {
    this.#strokes = strokes;
    this.#settled = settled;
    this.#views = views;
    this.#announce = announce;
    const whenRead = (/** @type {() => void} */ action) => async () => {
      if (await this.#settled()) action();
      else this.#say(t('extras.keep.unread'));
    };
    this.element = make('div', {},
      make('h2', {textContent: t('extras.keep.title')}),
      make('label', {className: 'field'}, make('span', {className: 'note', textContent: t('extras.keep.opens')}), this.#opens),
      make('div', {className: 'buttons'},
        button(t('extras.keep.copyLink'), () => this.#copyLink(), {id: 'copy-link', className: 'button primary'}),
        button(t('extras.keep.copyNumber'), whenRead(() => this.#copyNumber()), {id: 'copy-number'}),
        button(t('extras.keep.savePicture'), whenRead(() => this.#savePicture()), {id: 'save-picture'}),
        button(t('extras.keep.saveStrokes'), whenRead(() => this.#saveStrokes()), {id: 'save-strokes'})),
      this.#link, this.#note);
  }

  shown() {
    const chosen = Math.max(this.#opens.selectedIndex, 0);
    const views = this.#views().filter(([address]) => OPENED.test(address));
    this.#opens.replaceChildren(new Option(t('extras.keep.drawingOnly'), ''), ...views.map(([address, title]) => new Option(t('extras.keep.withView', {view: title}), address)));
    this.#opens.selectedIndex = chosen;
  }

  /** @param {Reading} reading @param {Digit | null} digit the one whose picture is shown */
  show(reading, digit) {
    this.#reading = reading;
    this.#digit = digit;
    if (!this.#link.hidden) this.#link.hidden = true;
  }

  #copyLink() {
    if (this.#strokes.all.length > 0) this.#copy(linkTo(this.#strokes, this.#opens.value));
    else this.#sayNoStrokes();
  }

  #copyNumber() {
    const words = this.#reading?.text;
    if (words) this.#copy(words);
    else this.#say(t('extras.keep.blank'));
  }

  /** If the browser gives no access to the clipboard, shows the text in a field from which it can be copied. */
  async #copy(/** @type {string} */ words) {
    try {
      await navigator.clipboard.writeText(words);
      this.#say(t('extras.keep.copied'));
    } catch {
      this.#link.value = words;
      this.#link.hidden = false;
      this.#link.select();
      this.#say(t('extras.keep.copyYourself'));
    }
  }

  /** Saves the picture like MNIST's, white ink on black. */
  #savePicture() {
    const answer = this.#digit;
    if (!answer) return this.#say(t('extras.keep.blank'));
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = answer.size;
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    const image = context.createImageData(answer.size, answer.size);
    answer.picture.forEach((value, i) => image.data.set([value, value, value, 255], 4 * i));
    context.putImageData(image, 0, 0);
    canvas.toBlob((blob) => blob && this.#save(blob, nameOf(answer.sign || String(answer.label), 'png')));
  }

  /** Saves the strokes in the project's format, each digit with its answer as label, or null for a sign or no digit. */
  #saveStrokes() {
    const reading = this.#reading;
    if (this.#strokes.all.length === 0 || !reading) return this.#sayNoStrokes();
    const glyphs = reading.digits.map((digit) => ({
      ...(digit.sign ? {label: null, sign: digit.sign} : {label: digit.state === 'not-a-digit' ? null : digit.label}),
      strokes: digit.strokes.map((stroke) => stroke.map(({x, y}) => [x, y])),
    }));
    this.#save(new Blob([JSON.stringify(glyphs)], {type: 'application/json'}), nameOf(reading.text, 'json'));
  }

  #sayNoStrokes() {
    this.#say(this.#strokes.picture ? t('extras.keep.picture') : t('extras.keep.blank'));
  }

  /** @param {Blob} blob @param {string} name */
  #save(blob, name) {
    saveFile(blob, name);
    this.#say(t('extras.keep.saved', {name}));
  }

  /** @param {string} words */
  #say(words) {
    this.#note.textContent = words;
    this.#announce(words);
  }
}

/** A file name with only characters that every system allows. @param {string} answer @param {string} ending */
const nameOf = (answer, ending) => `scrawl-${answer.replace(/[^-\d.,+%]/g, 'x')}.${ending}`;
