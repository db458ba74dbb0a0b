// The files of texts: none missing, none unused, none with wrong placeholders, each with the plural forms of its language.

import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {join, resolve} from 'node:path';
import {test} from 'node:test';
import {findUses, formsOf, placeholders, readTexts} from './harness/texts.js';

const web = resolve(import.meta.dirname, '../../web');
const languages = await readTexts();
const {en: english, ...others} = languages;
const uses = await findUses();

/** The kinds of failures that have a title and an advice each. */
const kinds = [...(await readFile(join(web, 'src/failure.js'), 'utf8')).match(/@typedef \{'no-simd'[^}]*\} FailureKind/)[0].matchAll(/'([\w-]+)'/g)].map(([, kind]) => kind);

/** @param {string} pattern a key with `*` */
function matching(pattern) {
  // Kind by kind, as otherwise every title were used.
  if (pattern.startsWith('*.*.')) return [...english.keys()].filter((key) => kinds.some((kind) => key === `failures.${kind}.${pattern.slice(4)}` || key === `extras.${kind}.${pattern.slice(4)}`));
  const expression = new RegExp(`^${pattern.replace(/[.+?]/g, '\\$&').replaceAll('*', '.+')}$`);
  return [...english.keys()].filter((key) => expression.test(key));
}

test('every text that a script or the page names is there', () => {
  assert.ok(uses.length > 300, String(uses.length));
  const missing = uses.filter(({key}) => (key.includes('*') ? matching(key).length === 0 : !english.has(key)));
  assert.deepEqual(missing, []);
});

test('every text is named somewhere', () => {
  const used = new Set(uses.filter(({key}) => key !== 'problems.*').flatMap(({key}) => (key.includes('*') ? matching(key) : [key])));
  assert.deepEqual([...english.keys()].filter((key) => !used.has(key)), []);
});

test('every kind of failure has a title and an advice', () => {
  assert.ok(kinds.length > 20, String(kinds.length));
  const lacking = kinds.flatMap((kind) => ['title', 'advice'].map((what) => `${kind}.${what}`)).filter((name) => !english.has(`failures.${name}`) && !english.has(`extras.${name}`));
  assert.deepEqual(lacking, []);
});

test('what is given for placeholders is just what the text has', () => {
  for (const {file, key, values} of uses) {
    const entry = english.get(key);
    if (!entry || !values) continue;
    const wanted = new Set(formsOf(entry).flatMap(([, text]) => placeholders(text)));
    const given = values.filter((name) => name !== 'count' || typeof entry === 'string' || wanted.has(name));
    if (typeof entry !== 'string') assert.ok(values.includes('count'), `${file}: ${key} needs a count`);
    assert.deepEqual([...given].sort(), [...wanted].sort(), `${file}: ${key}`);
  }
});

test('no language lacks a text, or has one that English has not', () => {
  for (const [language, texts] of Object.entries(others)) {
    assert.deepEqual([...english.keys()].filter((key) => !texts.has(key)), [], language);
    assert.deepEqual([...texts.keys()].filter((key) => !english.has(key)), [], language);
  }
});

test('texts have the placeholders of the English ones', () => {
  for (const [language, texts] of Object.entries(others)) {
    for (const [key, entry] of texts) {
      const wanted = new Set(formsOf(english.get(key) ?? '').flatMap(([, text]) => placeholders(text)));
      for (const [form, text] of formsOf(entry)) {
        const found = new Set(placeholders(text));
        // "One digit" needs no number, and "both" none either.
        const free = form === 'other' ? [] : ['count'];
        assert.deepEqual([...found].filter((name) => !wanted.has(name)), [], `${language}: ${key}`);
        assert.deepEqual([...wanted].filter((name) => !found.has(name) && !free.includes(name)), [], `${language}: ${key}, ${form}`);
      }
    }
  }
});

test('texts with a plural have the forms of their language', () => {
  for (const [language, texts] of Object.entries(languages)) {
    const rules = new Intl.PluralRules(language);
    // Of no whole number below a million.
    const rare = rules.select(11) === 'many' ? ['zero'] : ['zero', 'many'];
    const needed = rules.resolvedOptions().pluralCategories.filter((category) => !rare.includes(category)).sort();
    for (const [key, entry] of texts) {
      const plural = typeof english.get(key) !== 'string' && 'one' in english.get(key);
      if (typeof entry === 'string') {
        assert.equal(plural, false, `${language}: ${key} has one form`);
        continue;
      }
      const forms = Object.keys(entry).filter((form) => !/^\d+$/.test(form) && !rare.includes(form)).sort();
      assert.deepEqual(forms, plural ? needed : ['other'], `${language}: ${key}`);
    }
  }
});

test('percentages before the first answer are written as Intl writes them', () => {
  const bare = (/** @type {string} */ text) => text.replace(/[\u200e\u200f\u061c]/g, '');
  for (const [language, texts] of Object.entries(languages)) {
    const percent = new Intl.NumberFormat(`${language}-u-nu-latn`, {style: 'percent'});
    for (const number of [0, 7, 42, 99]) {
      assert.equal(bare(String(texts.get('start.percent')).replace('{number}', String(number))), bare(percent.format(number / 100)), language);
    }
    assert.ok(bare(String(texts.get('start.over99'))).includes(bare(percent.format(0.99))), language);
  }
});

test('no text has spaces at its ends, straight quotes, or three points for an ellipsis', () => {
  const glue = ['start.comma', 'start.nextLine'];
  for (const [language, texts] of Object.entries(languages)) {
    for (const [key, entry] of texts) {
      for (const [, text] of formsOf(entry)) {
        assert.ok(text, `${language}: ${key} is empty`);
        if (!glue.includes(key)) assert.equal(text.trim(), text, `${language}: ${key}`);
        assert.doesNotMatch(text, /"|\.\.\.|(?<=\p{L})'/u, `${language}: ${key}`);
      }
    }
  }
});

test('networks are called in English as in the list of them', async () => {
  const {models} = JSON.parse(await readFile(join(web, 'models/models.json'), 'utf8'));
  assert.deepEqual(models.map(({id}) => english.get(`extras.model.name.${id}`)), models.map(({name}) => name));
});
