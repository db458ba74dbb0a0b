// All that people read on the page is in web/texts, one file for each language: no script holds a word of it.

import assert from 'node:assert/strict';
import {readdir, readFile} from 'node:fs/promises';
import {join, resolve} from 'node:path';
import {test} from 'node:test';

const web = resolve(import.meta.dirname, '../../web');

/** Literals of two words that are names for the browser and no text. */
const NAMES = ['scrawl album', 'not all', 'curve training', 'curve held-out'];

/** A script without its comments, and without the places where a literal is a list of classes, a selector or a query. */
function code(/** @type {string} */ source) {
  return source
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/(^|\s)\/\/ .*$/gm, '')
    .replace(/className( =|:) (`[^`]*`|'[^']*')|(querySelector(All)?|matchMedia|matches|closest|setAttribute\('class',) ?\(?('[^']*'|`[^`]*`)/g, '');
}

/** @param {string} source @returns {string[]} its literals, with # for what is put into them */
function literals(source) {
  const found = code(source).matchAll(/'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g);
  return [...found].map(([, quoted, template]) => (quoted ?? template).replace(/\$\{[^}]*\}/g, '#'));
}

const scripts = (await readdir(join(web, 'src'), {recursive: true})).filter((name) => name.endsWith('.js'));

test('no script holds a sentence', async () => {
  assert.ok(scripts.length > 60, String(scripts.length));
  for (const name of scripts) {
    const sentences = literals(await readFile(join(web, 'src', name), 'utf8'))
      .filter((literal) => /[A-Za-z’]{2,}[,:;.…]? [A-Za-z’]{2,}/.test(literal) && !NAMES.includes(literal) && !/^[\w-]+(, [\w[\]-]+)+$|^\(/.test(literal));
    assert.deepEqual(sentences, [], name);
  }
});

test('no script sets a word that is read or heard', async () => {
  const word = /(?:textContent|innerText|title|alt|placeholder|ariaLabel|'aria-(?:label|description|valuetext|roledescription)')(?: =|:|,) ['`](?=[^'`]*[A-Za-z]{2})(?!\$\{)([^'`]*)/g;
  const made = /\b(?:button|Option)\(['`](?=[^'`]*[A-Z][a-z]|[^'`]* )([^'`]*)/g;
  for (const name of scripts) {
    const source = code(await readFile(join(web, 'src', name), 'utf8'));
    assert.deepEqual([...source.matchAll(word), ...source.matchAll(made)].map(([, text]) => text), [], name);
  }
});

test('the page itself holds no words, only the names of texts', async () => {
  const page = (await readFile(join(web, 'index.html'), 'utf8')).replace(/<!--[^]*?-->/g, '');
  const words = [...page.matchAll(/>([^<]*[A-Za-z]{2}[^<]*)</g)].map(([, text]) => text.trim());
  assert.deepEqual(words, []);
  const attributes = [...page.matchAll(/\s(?:aria-label|aria-description|title|alt|placeholder)="([^"]*[A-Za-z]{2}[^"]*)"/g)].map(([, text]) => text);
  assert.deepEqual(attributes, []);
  assert.doesNotMatch(page, /name="description" content=/);
});
