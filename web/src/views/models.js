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

  /** Adds a network that its user brought, and chooses it. @param {ModelEntry} entry */
  add(entry) {
    if (!this.#models.some(({id}) => id === entry.id)) this.#picker.append(new Option(entry.name, entry.id));
    this.#models = [...this.#models.filter(({id}) => id !== entry.id), entry];
    this.#picker.value = entry.id;
  }

  /** @param {{info: Info, bytes: Uint8Array, milliseconds: number}} loaded */
  describe({info, bytes, milliseconds}) {
    this.#note.textContent = text.model.note(info, bytes.length, accuracyOf(info), milliseconds);
  }
}

/** On held-out digits, as the file tells; null when it does not. @param {Info} info */
function accuracyOf({provenance}) {
  try {
    const {accuracy} = JSON.parse(provenance);
    return typeof accuracy === 'number' ? accuracy : null;
  } catch {
    return null;
  }
}
