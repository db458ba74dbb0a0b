// One file names every colour, font size, distance and measure; the other sheets use its names.

import assert from 'node:assert/strict';
import {readdir, readFile} from 'node:fs/promises';
import {join, resolve} from 'node:path';
import {test} from 'node:test';

const folder = resolve(import.meta.dirname, '../../web/style');
const TOKENS = 'tokens.css';

const read = (name) => readFile(join(folder, name), 'utf8');
/** A sheet's declarations, each in a line: without comments, selectors, and the conditions of queries. */
const declarations = (sheet) => [...sheet.replace(/\/\*[^]*?\*\//g, '').matchAll(/([\w-]+)\s*:\s*([^;{}]+);/g)].map(([, name, value]) => `${name}: ${value}`);
const sheets = (await readdir(folder, {recursive: true})).filter((name) => name.endsWith('.css'));
const names = new Set(declarations(await read(TOKENS)).flatMap((line) => line.match(/^--[\w-]+/) ?? []));

test('no other sheet holds a colour, or a size in pixels or root ems', async () => {
  assert.ok(sheets.length > 15, String(sheets.length));
  for (const name of sheets.filter((name) => name !== TOKENS && name !== 'dark.css')) {
    const literal = declarations(await read(name)).filter((line) => /#[\da-f]{3,8}\b|\b(?:rgb|hsl)a?\(\s*\d|\d(?:px|rem|pt)\b/i.test(line));
    assert.deepEqual(name === 'print.css' ? literal.filter((line) => !/^(?:--|font-size)/.test(line)) : literal, [], name);
  }
});

test('the dark sheet gives other values to names that there are', async () => {
  const dark = declarations(await read('dark.css')).flatMap((line) => line.match(/^--[\w-]+/) ?? []);
  assert.ok(dark.length > 10);
  assert.deepEqual(dark.filter((name) => !names.has(name)), []);
});

test('what is used is there, and what is there is used', async () => {
  const all = (await Promise.all(sheets.map(read))).join('\n');
  const made = new Set([...all.matchAll(/(--[\w-]+)\s*:/g)].map(([, name]) => name));
  const used = new Set([...all.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name));
  /** Set by scripts. */
  const given = ['--part', '--scale', '--characters', '--many', '--side', '--fraction', '--columns', '--strength'];
  assert.deepEqual([...used].filter((name) => !made.has(name) && !given.includes(name)), []);
  const scripts = await Promise.all((await readdir(resolve(folder, '../src'), {recursive: true})).filter((name) => name.endsWith('.js')).map((name) => readFile(resolve(folder, '../src', name), 'utf8')));
  assert.deepEqual([...names].filter((name) => !used.has(name) && !scripts.some((script) => script.includes(name))), []);
});

test('no sheet says left or right where a language may be written the other way', async () => {
  const sided = /^(?:(?:margin|padding|border|inset)-(?:left|right)|text-align: (?:left|right)|float)/;
  for (const name of sheets.filter((name) => name !== 'rtl.css')) assert.deepEqual(declarations(await read(name)).filter((line) => sided.test(line)), [], name);
});
