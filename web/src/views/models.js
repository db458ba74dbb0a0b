// Chooses the network.

import * as text from '../text.js';

/**
 * @typedef {import('../recogniser/client.js').ModelEntry} ModelEntry
 * @typedef {import('../recogniser/client.js').Info} Info
 */

export class ModelsView {
  #picker;
  #note;
  /** @type {ModelEntry[]} */ #models = [];

  /** @param {HTMLSelectElement} picker @param {HTMLElement} note */
  constructor(picker, note) {
    this.#picker = picker;
    this.#note = note;
  }

  /** @param {(entry: ModelEntry) => void} listener */
  onPick(listener) {
    this.#picker.addEventListener('change', () => {
      const entry = this.#models.find(({id}) => id === this.#picker.value);
      if (entry) listener(entry);
    });
  }

  /** @param {ModelEntry[]} models the first is chosen */
  list(models) {
    this.#models = models;
    this.#picker.replaceChildren(...models.map(({id, name}) => new Option(name, id)));
  }

  /** @param {{info: Info, bytes: number}} loaded */
  describe({info, bytes}) {
    this.#note.textContent = text.model.note(info, bytes);
  }
}
