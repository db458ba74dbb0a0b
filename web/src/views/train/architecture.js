// The choice of a network's architecture, and the editor of its layers. Shows what the network would cost, or what is
// wrong with it.

import {largest} from '../../extremes.js';
import {ask} from '../../learning/client.js';
import {choiceTitle, fieldTitle, layerTitle} from '../../layer-text.js';
import {architecture as text, presetName, presetNote} from '../../learning/train-text.js';
import {t} from '../../language.js';
import {button, make} from '../make.js';
import {freshLayer, layersToDraw, loadArchitecture, loadLayerTypes, PRESETS, setField, valueOf} from './layers.js';

/**
 * @typedef {import('./layers.js').Architecture} Architecture
 * @typedef {import('../../learning/protocol.js').Description} Description
 */

export class ArchitectureView {
  element = make('fieldset', {className: 'train-part train-network'}, make('legend', {textContent: t('train.architecture.title')}));
  /** @type {Architecture} */ #architecture = {input: [28, 28, 1], layers: []};
  #name = '';
  #possible = false;
  #report;
  #changed;
  #choices = make('div', {className: 'choices'});
  #shapes = make('div', {className: 'shapes', 'aria-hidden': 'true'});
  #words = make('p', {className: 'note', id: 'train-cost', role: 'status'});
  #rows = make('ol', {className: 'layers', role: 'list'});
  /** @type {import('./layers.js').LayerTypes} */ #types = new Map();
  #kind = make('select', {'aria-label': t('train.architecture.kind')});
  #asked = 0;

  /** @param {() => void} changed @param {(failure: unknown) => void} report */
  constructor(changed, report) {
    this.#changed = changed;
    this.#report = report;
    this.#choices.append(...[...PRESETS, 'own'].map((name) => this.#choice(name)));
    this.element.append(this.#choices, this.#shapes, this.#words, make(
      'details', {id: 'train-layers'}, make('summary', {textContent: t('train.architecture.edit')}), this.#rows,
      make('div', {className: 'learn-buttons'}, this.#kind, button(t('train.architecture.add'), () => this.#add(), {id: 'train-add'})),
    ));
  }

  get json() {
    return JSON.stringify(this.#architecture);
  }
  /** Name of the chosen preset, or "Yours". */
  get name() {
    return this.#name ? presetName(this.#name) : '';
  }
  get possible() {
    return this.#possible;
  }

  /** @param {string} name */
  #choice(name) {
    const radio = make('input', {type: 'radio', name: 'train-architecture', value: name, on: {
      change: () => this.choose(name).catch(this.#report),
    }});
    return make('label', {className: 'choice', hidden: name === 'own'}, radio,
      make('span', {}, make('b', {textContent: presetName(name)}), make('span', {className: 'note', textContent: presetNote(name)})));
  }

  /** @param {string} name of a preset */
  async choose(name) {
    const types = await loadLayerTypes();
    if (this.#types.size === 0) {
      this.#types = types;
      this.#kind.append(...[...types.keys()].map((type) => new Option(layerTitle(type), type)));
    }
    if (name !== 'own') this.#architecture = await loadArchitecture(name);
    this.#mark(name);
    this.#build();
    await this.#describe();
  }

  /** @param {string} name */
  #mark(name) {
    this.#name = name;
    for (const radio of this.#choices.querySelectorAll('input')) {
      radio.checked = radio.value === name;
      if (radio.value === 'own' && name === 'own') /** @type {HTMLElement} */ (radio.parentElement).hidden = false;
    }
  }

  #edited() {
    this.#mark('own');
    this.#describe().catch(this.#report);
  }

  #add() {
    const {layers} = this.#architecture;
    const place = Math.max(0, layers.length - 1);
    layers.splice(place, 0, freshLayer(this.#kind.value, this.#fieldsOf(this.#kind.value)));
    this.#build();
    this.#edited();
    const row = this.#rows.children[place];
    /** @type {HTMLElement | null} */ (row.querySelector('input, select, button'))?.focus();
  }

  /** @param {number} place @param {number} by */
  #move(place, by) {
    const {layers} = this.#architecture;
    const [layer] = layers.splice(place, 1);
    layers.splice(place + by, 0, layer);
    this.#build();
    this.#edited();
    /** @type {HTMLElement} */ (this.#rows.children[place + by].querySelector('.layer-up')).focus();
  }

  /** @param {number} place */
  #remove(place) {
    this.#architecture.layers.splice(place, 1);
    this.#build();
    this.#edited();
    const next = this.#rows.children[Math.min(place, this.#rows.children.length - 1)];
    (/** @type {HTMLElement | null} */ (next?.querySelector('.layer-remove')) ?? this.#kind).focus();
  }

  #build() {
    this.#rows.replaceChildren(...this.#architecture.layers.map((_, place) => this.#row(place)));
  }

  /** @param {number} place */
  #row(place) {
    const {type} = this.#architecture.layers[place];
    const kind = layerTitle(type);
    return make('li', {className: 'layer'},
      make('b', {textContent: `${place + 1}. ${kind}`}),
      make('span', {className: 'layer-fields'}, ...this.#fieldsOf(type).map((field) => this.#field(field, place))),
      make('span', {className: 'layer-shape note'}),
      make('span', {className: 'layer-buttons'},
        button('↑', () => place > 0 && this.#move(place, -1), {className: 'button small layer-up', 'aria-label': t('train.architecture.earlier', {kind, place: place + 1}), 'aria-disabled': String(place === 0)}),
        button('×', () => this.#remove(place), {className: 'button small layer-remove', 'aria-label': t('train.architecture.remove', {kind, place: place + 1})})));
  }

  /** @param {string} type */
  #fieldsOf(type) {
    return this.#types.get(type) ?? [];
  }

  /** @param {import('./layers.js').Field} field @param {number} place */
  #field(field, place) {
    const layer = this.#architecture.layers[place];
    const name = t('train.architecture.field', {field: fieldTitle(field.key), kind: layerTitle(layer.type), place: place + 1});
    const value = String(valueOf(layer, field));
    const set = (/** @type {number | string} */ chosen) => {
      setField(layer, field, chosen);
      this.#edited();
    };
    const control = field.choices
      ? make('select', {'aria-label': name, on: {change: () => set(/** @type {HTMLSelectElement} */ (control).value)}},
        ...field.choices.map((choice) => new Option(choiceTitle(choice), choice, false, choice === value)))
      : make('input', {type: 'number', value, min: String(field.least), max: String(field.most), step: field.kind === 'number' ? '0.05' : '1', 'aria-label': name,
        on: {input: () => set(/** @type {HTMLInputElement} */ (control).valueAsNumber || 0)}});
    return make('label', {}, make('span', {'aria-hidden': 'true', textContent: fieldTitle(field.key)}), control);
  }

  /** Asks the core for cost or error. If the architecture has changed meanwhile, the answer is ignored. */
  async #describe() {
    const asked = ++this.#asked;
    try {
      const description = await ask('describe', {architecture: this.json});
      if (asked === this.#asked) this.#show(description);
    } catch (failure) {
      if (asked !== this.#asked) return;
      const {cause} = /** @type {import('../../failure.js').Failure} */ (failure);
      if (!cause) throw failure;
      this.#show(null, cause);
    }
    this.#changed();
  }

  /** @param {Description | null} description null if it is impossible @param {import('../../failure.js').Cause} [cause] why it is impossible */
  #show(description, cause) {
    this.#possible = description !== null;
    this.#words.textContent = description ? text.cost(description) : cause ? text.problem(cause) : '';
    this.#words.dataset.bad = String(!description);
    const most = largest((description?.layers ?? []).map(({multiplyAdds}) => multiplyAdds), 1);
    [...this.#rows.children].forEach((row, place) => {
      const cost = description?.layers[place];
      /** @type {HTMLElement} */ (row).dataset.bad = String(place === cause?.place.layer);
      const shape = /** @type {HTMLElement} */ (row.querySelector('.layer-shape'));
      shape.textContent = cost ? text.shape(cost) : '';
      shape.style.setProperty('--fraction', String((cost?.multiplyAdds ?? 0) / most));
    });
    if (description) this.#draw(description);
  }

  /** What each layer puts out, to scale: as high as its maps, the wider the more of them. @param {Description} description */
  #draw({layers}) {
    const input = {type: 'input', height: 28, channels: 1, parameters: 1};
    this.#shapes.replaceChildren(...[input, ...layersToDraw(layers, 28 * 28)].map(({type, height, channels, parameters}) => {
      const box = make('span', {className: 'shape'});
      box.dataset.type = type;
      box.dataset.learns = String(parameters > 0);
      box.style.setProperty('--side', String(height / 28));
      box.style.setProperty('--many', String(Math.log2(1 + channels)));
      return box;
    }));
  }
}
