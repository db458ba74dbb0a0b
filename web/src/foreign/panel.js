// What was found in another program's file, and how a second network reads the same drawing: below the list of networks.

import {loadStyle, make} from '../views/make.js';
import {SecondReader} from './reader.js';
import * as text from './text.js';
import {t} from '../language.js';

/**
 * @typedef {import('../recogniser/client.js').ModelEntry} ModelEntry
 * @typedef {import('../recogniser/client.js').Reading} Reading
 * @typedef {import('./protocol.js').Found} Found
 */

/** Names and values. @param {[string, string][]} rows */
const listOf = (rows) =>
  make('dl', {className: 'figures note'}, ...rows.flatMap(([name, value]) => [make('dt', {textContent: name}), make('dd', {textContent: value})]));

export class ForeignPanel {
  #body = make('div', {className: 'foreign'});
  #facts = make('div', {});
  #picker = make('select', {'aria-label': t('foreign.compare.with'), 'data-testid': 'compare-picker'});
  #rows = make('dl', {className: 'figures compared', 'data-testid': 'compared'});
  #second = new SecondReader();
  #strokes;
  #client;
  #report;
  /** @type {Map<string, Found>} by the networks' ids */ #found = new Map();
  /** @type {ModelEntry[]} */ #entries = [];
  /** @type {ModelEntry | null} */ #current = null;
  /** @type {ModelEntry | null} the other one */ #other = null;
  /** @type {Reading | null} */ #reading = null;

  /**
   * @param {Element} figures of the network that reads; what was found stands below
   * @param {ModelEntry[]} listed the site's networks
   * @param {import('../drawing/strokes.js').Strokes} strokes
   * @param {import('../recogniser/client.js').RecogniserClient} client
   * @param {(failure: unknown) => void} report
   */
  constructor(figures, listed, strokes, client, report) {
    this.#entries = [...listed];
    this.#strokes = strokes;
    this.#client = client;
    this.#report = report;
    this.#picker.addEventListener('change', () => {
      this.#compareWith(this.#entries.find(({id}) => id === this.#picker.value) ?? null);
    });
    this.#body.append(this.#facts, make('h3', {textContent: t('foreign.compare.title')}), this.#picker, this.#rows);
    figures.after(this.#body);
    loadStyle('style/foreign.css').catch(report);
  }

  /** @param {ModelEntry} entry @param {Found} found */
  add(entry, found) {
    this.#found.set(entry.id, found);
    this.#entries = [...this.#entries.filter(({id}) => id !== entry.id), entry];
  }

  /** Another network reads now. @param {ModelEntry} entry */
  loaded(entry) {
    const before = this.#current;
    this.#current = entry;
    const others = this.#entries.filter(({id}) => id !== entry.id);
    this.#picker.replaceChildren(...others.map(({id, name}) => new Option(name, id)));
    this.#showFound(entry);
    const keeps = others.find(({id}) => id === this.#other?.id) ?? others.find(({id}) => id === before?.id) ?? others[0];
    this.#compareWith(keeps ?? null);
  }

  /** @param {Reading} reading of the network that reads */
  show(reading) {
    this.#reading = reading;
    this.#showReadings();
  }

  /** @param {ModelEntry | null} entry */
  async #compareWith(entry) {
    this.#other = entry;
    if (!entry) return;
    this.#picker.value = entry.id;
    try {
      await this.#second.use(entry);
      this.#showReadings();
    } catch (error) {
      this.#report(error);
    }
  }

  #showReadings() {
    if (!this.#current || !this.#other) return;
    const second = this.#strokes.picture ? null : this.#second.read(this.#strokes, this.#client.digitsOnly);
    const rows = [[this.#current.name, this.#reading], [this.#other.name, second]];
    this.#rows.replaceChildren(...listOf(rows.map(([name, reading]) => [String(name), text.reads(/** @type {Reading | null} */ (reading))])).children);
  }

  /** @param {ModelEntry} entry */
  #showFound({id, file}) {
    const found = this.#found.get(id);
    if (!found) return this.#facts.replaceChildren();
    const head = make('tr', {}, ...[t('foreign.layers.layer'), t('foreign.layers.output'), t('foreign.layers.parameters')].map((name) => make('th', {textContent: name, scope: 'col'})));
    const rows = found.layers.map(({type, shape, parameters, origin}) =>
      make('tr', {title: origin}, ...[type, shape, text.count(parameters)].map((cell) => make('td', {textContent: cell}))),
    );
    this.#facts.replaceChildren(
      make('h3', {textContent: t('foreign.title', {file})}),
      listOf(text.facts(found)),
      make('details', {}, make('summary', {textContent: t('foreign.layers.open')}), make('table', {}, make('thead', {}, head), make('tbody', {}, ...rows))),
    );
  }
}
