// Buttons to download the taught network and the examples.

import {ask} from '../../learning/client.js';
import {saveWeights} from '../../learning/save-weights.js';
import {t} from '../../language.js';
import {saveFile} from '../../save-file.js';
import {button, make} from '../make.js';

/** @typedef {import('../../learning/examples.js').Taught} Taught */

export class TakeHome {
  #taught;
  /** @type {HTMLElement[]} */ #weights;
  element;

  /**
   * @param {() => Taught | undefined} taught the network, if there is one
   * @param {(action: () => Promise<unknown>) => unknown} guard runs what may fail
   */
  constructor(taught, guard) {
    this.#taught = taught;
    this.#weights = [
      button(t('teach.saveF32'), () => guard(() => this.#save('f32'))),
      button(t('teach.saveInt8'), () => guard(() => this.#save('int8'))),
    ];
    this.element = make('div', {className: 'learn-buttons take-home', role: 'group', 'aria-label': t('teach.takeHome')},
      make('span', {className: 'note', 'aria-hidden': 'true', textContent: t('teach.takeHome')}),
      ...this.#weights,
      button(t('teach.saveCsv'), () => guard(async () => saveFile(await ask('export', {type: 'csv'}), 'scrawl-album.csv'))),
      button(t('teach.saveJson'), () => guard(async () => saveFile(await ask('export', {type: 'strokes'}), 'scrawl-album.json'))));
  }

  /** Shows the buttons of what there is. @param {number} count of examples */
  show(count) {
    const taught = Boolean(this.#taught());
    this.element.hidden = count === 0 && !taught;
    for (const save of this.#weights) save.hidden = !taught;
  }

  /** @param {'f32' | 'int8'} type */
  async #save(type) {
    const taught = this.#taught();
    if (taught) await saveWeights(taught.bytes, type, 'scrawl-taught');
  }
}
