// The texts of all languages, and where the page's scripts use them.

import {readdir, readFile} from 'node:fs/promises';
import {join, resolve} from 'node:path';

const web = resolve(import.meta.dirname, '../../../web');

/** @typedef {Map<string, string | Record<string, string>>} Texts by part and name: "train.panel.title" */

/** The texts of every language by its tag. @returns {Promise<Record<string, Texts>>} */
export async function readTexts() {
  const files = await readdir(join(web, 'texts'));
  const all = await Promise.all(files.map(async (file) => {
    const parts = Object.entries(JSON.parse(await readFile(join(web, 'texts', file), 'utf8')));
    const texts = parts.flatMap(([part, entries]) => Object.entries(entries).map(([name, entry]) => [`${part}.${name}`, entry]));
    return [file.replace('.json', ''), new Map(texts)];
  }));
  return Object.fromEntries(all);
}

/** @param {string | Record<string, string>} entry @returns {[string, string][]} its forms: [category, text] */
export const formsOf = (entry) => (typeof entry === 'string' ? [['other', entry]] : Object.entries(entry));

/** The names in {braces}. @param {string} text */
export const placeholders = (text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);

/** A text that is at least 40 % longer, with the same placeholders: what no language that comes will exceed. @param {string} text */
export function longer(text) {
  const filler = ' Überläng-ÿß'.repeat(1 + Math.floor(text.length / 24));
  return text + filler.slice(0, Math.max(3, Math.ceil(0.4 * text.length)));
}

/**
 * What a site's German texts become in the pseudo-language: longer ones than the English.
 * @param {any} content of a file of texts @param {Record<string, Texts>} languages @returns {any}
 */
export function inPseudo(content, {de, en}) {
  const english = new Map([...de].map(([key, entry]) => [JSON.stringify(entry), en.get(key)]));
  const convert = (/** @type {any} */ value) => {
    // What German lacks is there in English.
    const entry = english.get(JSON.stringify(value)) ?? (typeof value === 'string' ? value : undefined);
    if (typeof entry === 'string') return /^[^a-z]*$/i.test(entry.replace(/\{\w+\}/g, '')) ? entry : longer(entry);
    if (entry) return Object.fromEntries(Object.entries(value).map(([form]) => [form, longer(entry[form] ?? entry.other)]));
    return Array.isArray(value) ? value.map(convert) : Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, convert(inner)]));
  };
  return convert(content);
}

/** @param {string} code @param {number} start at a brace @returns {string} what is between it and the one that closes it */
function braced(code, start) {
  let depth = 0;
  for (let i = start; i < code.length; ++i) {
    if (/[{([]/.test(code[i])) ++depth;
    if (/[})\]]/.test(code[i]) && --depth === 0) return code.slice(start + 1, i);
  }
  return '';
}

/** @param {string} object the inside of an object literal @returns {string[]} the names of its members */
function membersOf(object) {
  let flat = object.replace(/'[^']*'|`[^`]*`/g, '0');
  for (let before = ''; before !== flat;) {
    before = flat;
    flat = flat.replace(/\([^()]*\)|\[[^[\]]*\]|\{[^{}]*\}/g, '');
  }
  return flat.split(',').map((member) => member.split(':')[0].trim()).filter(Boolean);
}

/**
 * Where scripts use texts. `key` has `*` for what is put together; `values` are the names of what is given for the
 * placeholders, null if that cannot be seen.
 * @returns {Promise<{file: string, key: string, values: string[] | null}[]>}
 */
export async function findUses() {
  const uses = [];
  const files = (await readdir(join(web, 'src'), {recursive: true})).filter((name) => name.endsWith('.js'));
  for (const file of files) {
    const code = (await readFile(join(web, 'src', file), 'utf8')).replace(/\/\*\*[^]*?\*\/ ?/g, '').replace(/^\s*\/\/.*$/gm, '');
    for (const match of code.matchAll(/\b(t|has)\(\(?(['`])((?:(?!\2).)+)\2\)?(, )?/g)) {
      const [all, , , key, more] = match;
      const next = match.index + all.length;
      const values = !more ? [] : code[next] === '{' ? membersOf(braced(code, next)) : null;
      uses.push({file, key: key.replace(/\$\{[^}]*\}/g, '*'), values: match[1] === 'has' ? null : values});
    }
    for (const [, key] of code.matchAll(/(?:key|known) = `([^`]+)`/g)) uses.push({file, key: key.replace(/\$\{[^}]*\}/g, '*'), values: null});
    for (const match of code.matchAll(/\bproblem\('[\w-]+', '(\w+)'(, (?=\{))?/g)) {
      const values = match[2] ? membersOf(braced(code, match.index + match[0].length)) : [];
      uses.push({file, key: `problems.${match[1]}`, values});
    }
  }
  const page = await readFile(join(web, 'index.html'), 'utf8');
  for (const [, key] of page.matchAll(/ data-(?:text|kept|aria-label|title|content)="(\w+)"/g)) {
    if (key !== 'release') uses.push({file: 'index.html', key: `page.${key}`, values: []});
  }
  return [...uses, {file: 'manifest.webmanifest', key: 'page.appDescription', values: []}];
}
