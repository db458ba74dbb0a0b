// A table of the network's layers: what each does, its output shape, its parameters, and its time on this device.

import * as text from './text.js';
import {t} from '../../language.js';
import {button, make} from '../make.js';

/** @typedef {import('../../inspector/protocol.js').Structure} Structure */

export class StructureView {
  element;
  #body = make('tbody');
  #note = make('p', {className: 'note', id: 'structure-note', role: 'status'});

  /** @param {() => void} onAgain */
  constructor(onAgain) {
    const columns = [t('inside.structure.layer'), t('inside.structure.output'), t('inside.structure.parameters'), t('inside.structure.time')].map((words) => make('th', {scope: 'col', textContent: words}));
    this.element = make('section', {className: 'structure', 'aria-labelledby': 'structure-title'},
      make('h3', {id: 'structure-title', textContent: t('inside.structure.title')}),
      make('table', {id: 'structure'}, make('thead', {}, make('tr', {}, ...columns)), this.#body),
      this.#note,
      button(t('inside.structure.again'), onAgain, {id: 'measure'}));
  }

  /** Fills the table; explains each type of layer once. @param {Structure} structure */
  build({layers}) {
    this.#body.replaceChildren(
      ...layers.map((layer, i) => {
        const row = document.createElement('tr');
        const name = document.createElement('th');
        name.scope = 'row';
        name.textContent = text.layers.title(layer);
        if (layers.findIndex(({type}) => type === layer.type) === i) {
          const explained = document.createElement('span');
          explained.className = 'note';
          explained.textContent = text.layers.explained(layer);
          name.append(explained);
        }
        const cells = [text.layers.shape(layer), text.layers.count(layer.parameters), ''];
        row.append(name, ...cells.map((words) => Object.assign(document.createElement('td'), {textContent: words})));
        return row;
      }),
    );
    this.#note.textContent = t('inside.structure.measuring');
  }

  /** @param {Float64Array} milliseconds of each layer */
  showTimes(milliseconds) {
    [...this.#body.rows].forEach((row, i) => {
      row.cells[3].textContent = text.structure.time(milliseconds[i]);
    });
    this.#note.textContent = text.structure.total(milliseconds.reduce((sum, time) => sum + time, 0));
  }
}
