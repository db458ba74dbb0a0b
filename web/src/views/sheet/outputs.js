// What is taken from a page: its text and its table to copy, and its lines to hear.

import {button, make} from '../make.js';
import {canSpeak, Speaker} from './speaker.js';
import {spokenLine} from './text.js';
import {t} from '../../language.js';

/** @typedef {import('./page.js').Page} Page */

export class OutputsView {
  #tell;
  /** @type {Page | null} */ #page = null;
  #speaking = false;
  #speaker;
  #aloud = button(t('sheet.aloud'), () => this.#readAloud());
  #toCopy = make('textarea', {className: 'sheet-copy', readOnly: true, hidden: true, rows: 4, 'aria-label': t('sheet.toCopy')});
  elements = [
    make('div', {className: 'sheet-buttons'},
      button(t('sheet.copyText'), () => this.#copy((page) => page.text.join('\n'))),
      button(t('sheet.copyCsv'), () => this.#copy((page) => page.csv)),
      this.#aloud),
    this.#toCopy,
  ];

  /**
   * @param {(line: number | null) => void} onLine with the line that is spoken now; null after the last
   * @param {(words: string) => void} tell what was done
   */
  constructor(onLine, tell) {
    this.#tell = tell;
    this.#speaker = new Speaker((line) => {
      this.#speaking = line !== null;
      this.#aloud.textContent = this.#speaking ? t('sheet.silent') : t('sheet.aloud');
      onLine(line);
    });
    this.#aloud.hidden = !canSpeak();
  }

  /** What was spoken of another page ends. @param {Page | null} page */
  show(page) {
    this.#speaker.stop();
    this.#page = page;
    this.#toCopy.hidden = true;
  }

  #readAloud() {
    if (this.#speaking || !this.#page) return this.#speaker.stop();
    this.#speaker.speak(this.#page.text.map(spokenLine));
  }

  /** If the browser gives no access to the clipboard, shows the text to be copied. @param {(page: Page) => string} as */
  async #copy(as) {
    if (!this.#page) return;
    const words = as(this.#page);
    try {
      await navigator.clipboard.writeText(words);
      this.#toCopy.hidden = true;
      this.#tell(t('sheet.copied'));
    } catch {
      this.#toCopy.value = words;
      this.#toCopy.hidden = false;
      this.#toCopy.select();
      this.#tell(t('sheet.copyYourself'));
    }
  }
}
