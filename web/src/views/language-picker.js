// The choice of the page's language, by names in the languages themselves. The page starts anew in it: its drawing and
// its address stay.

import {Failure} from '../failure.js';
import {fetchTexts, language, t} from '../language.js';
import {isLearning} from '../learning/examples.js';
import * as storage from '../storage.js';
import {make} from './make.js';

/** The languages that the page has, English first. @returns {string[]} */
function known() {
  const names = JSON.parse(document.getElementById('names')?.textContent ?? '');
  return Object.keys(names).filter((path) => path.startsWith('texts/')).map((path) => path.slice('texts/'.length))
    .sort((a, b) => Number(b === 'en') - Number(a === 'en') || nameOf(a).localeCompare(nameOf(b)));
}

/** @param {string} tag */
function nameOf(tag) {
  const name = new Intl.DisplayNames([tag], {type: 'language'}).of(tag) ?? tag;
  return name[0].toLocaleUpperCase(tag) + name.slice(1);
}

/**
 * @param {(failure: unknown) => void} report
 * @returns {HTMLElement} a label with its control
 */
export function languagePicker(report) {
  const picker = make('select', {id: 'language', on: {change: choose}},
    ...known().map((tag) => Object.assign(new Option(nameOf(tag), tag, tag === language, tag === language), {lang: tag})));

  async function choose() {
    const chosen = picker.value;
    picker.value = language;
    try {
      // Starting anew would end a running fine-tuning or training, and without the texts it would end in English.
      if (await isLearning()) throw new Failure('language-waits', '');
      if (chosen !== 'en') await fetchTexts(chosen, 'start');
      storage.write('language', chosen);
      location.reload();
    } catch (failure) {
      report(failure);
    }
  }
  return make('label', {className: 'switch language'}, `${t('extras.language')} `, picker);
}
