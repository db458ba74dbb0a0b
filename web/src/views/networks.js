// The view with the list of networks, and the figures of the chosen one.

import {modelFigures} from '../extras-text.js';
import {t} from '../language.js';
import {make} from './make.js';

/**
 * @typedef {import('../recogniser/client.js').ModelEntry} ModelEntry
 * @typedef {import('../recogniser/client.js').Info} Info
 */

export class NetworksView {
  #picker = make('select', {id: 'model-picker', 'data-testid': 'model-picker', 'aria-labelledby': 'model-title'});
  #note = make('dl', {className: 'figures note', id: 'model-note'});
  element = make('div', {}, make('h2', {id: 'model-title', textContent: t('extras.model.title')}), this.#picker, this.#note,
    make('p', {className: 'note', textContent: t('extras.model.note')}));
  /** @type {ModelEntry[]} */ #models = [];

  /** Where the network's figures stand. */
  get figures() {
    return this.#note;
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

  /** Adds and selects a network from the user's file. @param {ModelEntry} entry */
  add(entry) {
    if (!this.#models.some(({id}) => id === entry.id)) this.#picker.append(new Option(entry.name, entry.id));
    this.#models = [...this.#models.filter(({id}) => id !== entry.id), entry];
    this.#picker.value = entry.id;
  }

  /** @param {string} id */
  remove(id) {
    this.#models = this.#models.filter((model) => model.id !== id);
    this.#picker.querySelector(`option[value="${CSS.escape(id)}"]`)?.remove();
  }

  /** Selects a network of the list, or the first if there is none with this id. @param {string} id @returns {ModelEntry} */
  choose(id) {
    const entry = this.#models.find((model) => model.id === id) ?? this.#models[0];
    this.#picker.value = entry.id;
    return entry;
  }

  /** Shows the figures of the network in use. @param {ModelEntry} entry @param {number} bytes @param {{info: Info, milliseconds: number}} known */
  describe({weights, accuracy}, bytes, {info, milliseconds}) {
    const rows = modelFigures({
      parameters: info.parameters,
      bytes,
      weights,
      accuracy,
      heldOut: accuracyOf(info),
      milliseconds,
    });
    this.#note.replaceChildren(
      ...rows.flatMap(([name, words]) => [
        Object.assign(document.createElement('dt'), {textContent: name}),
        Object.assign(document.createElement('dd'), {textContent: words}),
      ]),
    );
  }
}

/** The accuracy on held-out digits from the file's metadata, or null. @param {Info} info */
function accuracyOf({provenance}) {
  try {
    const {accuracy} = JSON.parse(provenance);
    return typeof accuracy === 'number' ? accuracy : null;
  } catch {
    return null;
  }
}
