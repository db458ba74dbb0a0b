// What the page says of layers, against the core's list of them.

import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {resolve} from 'node:path';
import {test} from 'node:test';
import {choiceTexts, fieldTexts, layerTexts} from '../../web/src/layer-text.js';

const project = resolve(import.meta.dirname, '../..');
/** @type {{type: string, fields: {key: string, choices?: string[]}[]}[]} */
const types = JSON.parse(await readFile(resolve(project, 'core/layers.json'), 'utf8'));

/** Fields that are left at their defaults, because who wants another value has a file to write it into. */
const NOT_OFFERED = ['bias', 'momentum', 'epsilon', 'approximate', 'count_padding', 'dilation'];

test('every layer of the core has a name and an explanation on the page, and no other has', () => {
  assert.deepEqual(Object.keys(layerTexts).sort(), types.map(({type}) => type).sort());
});

test('every field of a layer has a name in the editor or is left out on purpose', () => {
  const keys = new Set(types.flatMap(({fields}) => fields.map(({key}) => key)));
  assert.deepEqual([...Object.keys(fieldTexts), ...NOT_OFFERED].sort(), [...keys].sort());
});

test('every choice of a field that is offered has a name', () => {
  const choices = types.flatMap(({fields}) => fields.flatMap(({choices = []}) => choices));
  assert.deepEqual(Object.keys(choiceTexts).sort(), [...new Set(choices)].sort());
});
