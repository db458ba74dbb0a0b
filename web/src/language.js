// The visitor's language and its texts. web/texts has one file for each language; the build cuts it into parts, which
// are loaded when they are needed. What the first answer needs is there from the beginning: the page holds it in English,
// and first-language.js has requested it in every other language.

import {Failure} from './failure.js';
import {addressOf} from './site.js';

/**
 * A text with {placeholders}, or one for each number: of the value `count`, by itself or by its plural category.
 * @typedef {string | Record<string, string>} Entry
 * @typedef {typeof import('../texts/en.json')} English
 * @typedef {{[Part in keyof English & string]: `${Part}.${keyof English[Part] & string}`}[keyof English & string]} Key
 * @typedef {Record<string, string | number>} Values
 */

const root = globalThis.document?.documentElement;
/** A language tag without a region; English in workers, which have no texts. */
export let language = root?.lang ?? 'en';

/** By their names. @type {Record<string, Record<string, Entry>>} */
const parts = JSON.parse(globalThis.document?.getElementById('texts')?.textContent || '{}');
/** What the page holds in English, for what does not come in another language. */
const english = {...parts};
/** @type {Intl.PluralRules | undefined} */
let plurals;
/** How whole numbers are written. numbers.js, which comes after the first answer, groups their digits. */
export const style = {whole: (/** @type {string | number} */ value) => String(value)};

/** Whether such a text is loaded. @param {string} key @returns {key is Key} */
export const has = (key) => entryOf(key) !== undefined;

/** @param {string} key */
function entryOf(key) {
  const dot = key.indexOf('.');
  const [part, name] = [key.slice(0, dot), key.slice(dot + 1)];
  return (parts[part] ?? english[part])?.[name];
}

/**
 * A text in the visitor's language.
 * @param {Key} key its part and its name @param {Values} [values] for its placeholders; `count` also chooses the form
 */
export function t(key, values = {}) {
  const entry = entryOf(key) ?? key;
  const text = typeof entry === 'string' ? entry : formOf(entry, Number(values.count));
  return text.replace(/\{(\w+)\}/g, (_, name) => {
    const value = typeof values[name] === 'number' ? style.whole(values[name]) : values[name];
    // What runs from left to right, as most names of files, must not reorder the words around it.
    return root?.dir === 'rtl' ? `\u2068${value}\u2069` : String(value);
  });
}

/** @param {Record<string, string>} forms @param {number} count */
function formOf(forms, count) {
  if (forms[count]) return forms[count];
  // Most texts before the first answer need no rules, which take milliseconds to make.
  if (!('one' in forms)) return forms.other;
  plurals ??= new Intl.PluralRules(language);
  return forms[plurals.select(count)] ?? forms.other;
}

/** Loads parts of the texts that are not there yet. Rejects with a `Failure`. @param {...(keyof English)} names */
export async function loadTexts(...names) {
  await Promise.all(names.map(async (name) => {
    parts[name] ??= (await fetchTexts(language, name))[name];
  }));
}

/** A part of a language's texts. Rejects with a `Failure`. @param {string} language @param {string} name @returns {Promise<any>} */
export async function fetchTexts(language, name) {
  const path = `${addressOf(`texts/${language}`)}/${name}.json`;
  const response = await fetch(path).catch(() => null);
  if (!response?.ok) throw new Failure('extras-missing', path);
  return response.json();
}

/** Puts the page, which the build made in English, into the visitor's language. */
export async function translatePage() {
  if (language === 'en') return;
  try {
    const {page, start} = await fetchTexts(language, 'start');
    parts.start = Object.fromEntries(Object.keys(english.start).map((name, place) => [name, start[place]]));
    delete parts.failures;
    // The build lists what stands on the page in the page's order.
    for (const [attribute, words] of Object.entries(page)) {
      document.querySelectorAll(`[data-${attribute}]`).forEach((element, place) => {
        if (attribute === 'text') element.textContent = words[place];
        else element.setAttribute(attribute, words[place]);
      });
    }
  } catch {
    language = 'en';
    root.lang = 'en';
    root.dir = '';
  }
  root.style.visibility = '';
}
