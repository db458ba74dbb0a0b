// Reads what is drawn into a field. Only what was drawn or typed last counts.

import {sharedRecogniser} from './shared.js';

/**
 * @typedef {import('../recogniser.js').Reading} Reading
 * @typedef {import('../../src/drawing/strokes.js').Strokes} Strokes
 */

/** What stands for ink that is no number. */
export const UNREAD = '?';

export class PadReader {
  #options;
  #fail;
  /** Counts drawings and typings, so that a late reading can be recognised. */ #changes = 0;
  /** Of the drawing; null without one. @type {Reading | null} */ reading = null;

  /** @param {{assets: string, model: string, worker: boolean}} options as they are when it reads @param {(error: unknown) => void} fail */
  constructor(options, fail) {
    this.#options = options;
    this.#fail = fail;
  }

  /** Loads the recogniser; what is wrong with it is for `fail`. */
  load() {
    const {assets, model, worker} = this.#options;
    return sharedRecogniser({...(assets && {assets}), ...(model && {model}), worker}).catch(this.#fail);
  }

  /** What is being read does not count any more. */
  forget() {
    ++this.#changes;
  }

  /** @param {Strokes} strokes @param {(text: string) => void} take gets what they say, '' for a blank pad at once */
  async read(strokes, take) {
    const changes = ++this.#changes;
    /** @type {Reading | null} */
    let reading = null;
    let text = '';
    if (!strokes.blank) {
      const recogniser = await this.load();
      if (!recogniser) return;
      reading = await recogniser.read(strokes.all).catch(() => null); // too many points, say
      text = reading && reading.state !== 'not-a-digit' ? reading.text : UNREAD;
    }
    if (changes !== this.#changes) return;
    this.reading = reading;
    take(text);
  }
}
