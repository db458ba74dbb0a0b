// A table of the network's layers: what each does, its output shape, its parameters, and its time on this device.

import * as text from './text.js';
import {t} from '../../language.js';

/** @typedef {import('../../inspector/protocol.js').Structure} Structure */

export class StructureView {
  #body;
  #note;

  /** @param {HTMLTableElement} table @param {HTMLElement} note @param {HTMLElement} again @param {() => void} onAgain */
  constructor(table, note, again, onAgain) {
    this.#body = table.tBodies[0];
    this.#note = note;
    again.addEventListener('click', onAgain);
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
