// The view for teaching: what is it really? Its album is loaded when it is first needed; at the start, too, if the network
// was taught before.

import {itIs} from '../../extras-text.js';
import {t} from '../../language.js';
import {shortcutOf} from '../../shortcuts.js';
import {make} from '../make.js';
import {openTeachPanel} from './panel.js';
import {wasTaught} from './taught.js';

/** @typedef {import('../../page.js').Host} Host */

export class TeachView {
  #host;
  #body = make('div', {id: 'teach-body', hidden: true});
  #digits = make('div', {className: 'teach-digits', id: 'teach-digits', role: 'group', 'aria-labelledby': 'teach-title'},
    ...Array.from({length: 10}, (_, digit) => make('button', {
      type: 'button', className: 'teach-digit', textContent: String(digit), 'aria-label': itIs(digit),
      on: {click: () => this.#tell(digit)},
    })));
  /** Without a drawing there is nothing to ask. */
  #question = make('div', {className: 'teach-question', hidden: true},
    make('h2', {id: 'teach-title', textContent: t('extras.teach.title')}), this.#digits, make('p', {className: 'note', textContent: t('extras.teach.note')}));
  #blank = make('p', {className: 'lead', textContent: t('extras.teach.blank')});
  element = make('div', {className: 'teach'}, this.#question, this.#blank, this.#body);
  /** @type {Promise<import('./panel.js').TeachPanel> | null} */ #panel = null;

  /** @param {Host} host @param {() => void} open shows this view */
  constructor(host, open) {
    this.#host = host;
    host.strokes.onChange((change) => {
      if (change !== 'extended') this.#ask();
    });
    this.#ask();
    document.addEventListener('keydown', (event) => {
      const shortcut = shortcutOf(event);
      if (typeof shortcut !== 'number') return;
      open();
      this.#tell(shortcut);
    });
  }

  shown() {
    this.#load().catch(this.#host.report);
  }

  /** Loads the taught network, if there is one. Call it when a network is ready. */
  restore() {
    if (wasTaught()) this.#load().catch(this.#host.report);
  }

  /** See TeachPanel.keep. @param {Parameters<import('./panel.js').TeachPanel['keep']>} told */
  async keep(...told) {
    return (await this.#load()).keep(...told);
  }

  #ask() {
    const {blank} = this.#host.strokes;
    if (this.#blank.hidden === !blank) return;
    this.#blank.hidden = !blank;
    this.#question.hidden = blank;
  }

  #load() {
    this.#panel ??= openTeachPanel(this.#body, this.#host);
    this.#panel.catch(() => {
      this.#panel = null;
    });
    return this.#panel;
  }

  /** @param {number} digit */
  async #tell(digit) {
    try {
      await (await this.#load()).tell(digit);
    } catch (error) {
      this.#host.report(error);
    }
  }
}
