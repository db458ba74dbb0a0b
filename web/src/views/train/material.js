// Selects the training data: the site's sample, one's own examples, files.

import * as examples from '../../learning/examples.js';
import {ask} from '../../learning/client.js';
import {material as text} from '../../learning/train-text.js';
import {t} from '../../language.js';
import {button, make} from '../make.js';

export class MaterialView {
  element = make('fieldset', {className: 'train-part'}, make('legend', {textContent: t('train.material.title')}));
  #sample = make('input', {type: 'checkbox', id: 'train-sample', disabled: true});
  #sampleWords = make('span', {textContent: t('train.material.looking')});
  #examples = make('input', {type: 'checkbox', id: 'train-examples', disabled: true});
  #examplesWords = make('span', {textContent: t('train.material.looking')});
  #list = make('ul', {className: 'train-files', role: 'list'});
  /** @type {File[]} */ #files = [];
  #known = false;

  constructor() {
    const chooser = make('input', {type: 'file', multiple: true, hidden: true, tabIndex: -1, 'aria-hidden': 'true', id: 'train-file', on: {
      change: () => {
        this.#take(chooser.files);
        chooser.value = '';
      },
    }});
    this.element.append(
      make('label', {className: 'check'}, this.#sample, this.#sampleWords),
      make('label', {className: 'check'}, this.#examples, this.#examplesWords),
      this.#list,
      make('div', {className: 'learn-buttons'}, button(t('train.material.files'), () => chooser.click()), chooser),
      make('p', {className: 'note', textContent: t('train.material.filesNote')}),
    );
    this.#takeDropped();
  }

  /** Shows which data the site and the device have, and keeps the selection if it is still possible. */
  async refresh() {
    const kept = await examples.newest(0).then(({count}) => count, () => 0);
    this.#examplesWords.textContent = t('train.material.examples', {count: kept});
    this.#examples.disabled = kept === 0;
    this.#examples.checked &&= kept > 0;
    try {
      const {sample} = await ask('sets', null);
      if (!this.#known) this.#sample.checked = this.#files.length === 0;
      this.#sampleWords.textContent = sample ? text.sample(sample.count, sample.bytes) : t('train.material.noSample');
      this.#sample.disabled = !sample;
      this.#sample.checked &&= Boolean(sample);
    } catch (failure) {
      this.#sampleWords.textContent = t('train.material.unreachable');
      throw failure;
    } finally {
      this.#known = true;
    }
  }

  /** Whether the available data are known. */
  get known() {
    return this.#known;
  }

  /** The selected data; null if there are none. @returns {import('../../learning/protocol.js').Material | null} */
  get chosen() {
    const [sample, kept] = [this.#sample.checked, this.#examples.checked];
    return sample || kept || this.#files.length > 0 ? {sample, examples: kept, files: this.#files} : null;
  }

  /** @param {FileList | null | undefined} files */
  #take(files) {
    this.#files = [...this.#files, ...(files ?? [])];
    if (files?.length) this.#sample.checked = false;  // files usually replace the sample
    this.#showFiles();
  }

  #showFiles() {
    this.#list.replaceChildren(...this.#files.map((file) => make('li', {}, text.file(file.name, file.size),
      button('×', () => {
        this.#files = this.#files.filter((other) => other !== file);
        this.#showFiles();
      }, {className: 'button small', 'aria-label': t('train.material.remove', {name: file.name})}))));
  }

  /** Takes files that are dropped here, before the page opens them as a drawing. */
  #takeDropped() {
    this.element.addEventListener('dragover', (event) => event.preventDefault());
    this.element.addEventListener('drop', (event) => {
      event.preventDefault();
      event.stopPropagation();
      document.dispatchEvent(new DragEvent('dragleave'));
      this.#take(event.dataTransfer?.files);
    });
  }
}
