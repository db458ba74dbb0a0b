// The view that trains a network. Its content is created when it is first shown.

import {make} from '../make.js';
import {openTrainPanel} from './panel.js';

export class TrainView {
  element = make('div', {className: 'train'});
  #host;
  #shown = false;
  /** @type {Promise<import('./panel.js').TrainPanel> | null} */ #panel = null;

  /** @param {import('../../page.js').Host} host */
  constructor(host) {
    this.#host = host;
  }

  async shown() {
    this.#shown = true;
    try {
      const panel = await (this.#panel ??= openTrainPanel(this.element, this.#host));
      if (this.#shown) await panel.shown();
    } catch (error) {
      this.#panel = null;
      this.#host.report(error);
    }
  }

  async hidden() {
    this.#shown = false;
    (await this.#panel?.catch(() => null))?.hidden();
  }
}
