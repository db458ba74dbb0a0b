// What the page says of layers, against the core's list of them.

import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {resolve} from 'node:path';
import {test} from 'node:test';

const project = resolve(import.meta.dirname, '../..');
/** @type {{type: string, fields: {key: string, choices?: string[]}[]}[]} */
const types = JSON.parse(await readFile(resolve(project, 'core/layers.json'), 'utf8'));

/** @type {string[]} */
const texts = Object.keys(JSON.parse(await readFile(resolve(project, 'web/texts/en.json'), 'utf8')).layers);
const named = (/** @type {string} */ group) => texts.filter((name) => name.startsWith(`${group}.`)).map((name) => name.slice(group.length + 1));

/** Fields that are left at their defaults, because who wants another value has a file to write it into. */
const NOT_OFFERED = ['bias', 'momentum', 'epsilon', 'approximate', 'count_padding', 'dilation'];

test('every layer of the core has a name and an explanation on the page, and no other has', () => {
  for (const what of ['title', 'explained']) {
    const layers = texts.filter((name) => name.endsWith(`.${what}`)).map((name) => name.slice(0, -what.length - 1));
    assert.deepEqual(layers.sort(), types.map(({type}) => type).sort());
  }
});

test('every field of a layer has a name in the editor or is left out on purpose', () => {
  const keys = new Set(types.flatMap(({fields}) => fields.map(({key}) => key)));
  assert.deepEqual([...named('field'), ...NOT_OFFERED].sort(), [...keys].sort());
});

test('every choice of a field that is offered has a name', () => {
  const choices = types.flatMap(({fields}) => fields.flatMap(({choices = []}) => choices));
  assert.deepEqual(named('choice').sort(), [...new Set(choices)].sort());
});
