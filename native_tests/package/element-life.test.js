import assert from 'node:assert/strict';
import {test} from 'node:test';
import {inEveryEngine, until} from '../browser/harness/engines.js';
import {heard, onForm, sent} from './harness/form.js';
import {inside, servePages, settled, strokesOf, valueOf, write} from './harness/pages.js';

inEveryEngine('<digit-pad> in its life', ({open}) => {
  test('undo and clear: by their buttons, by keys, by the page', () => onForm(open, async (page) => {
    await write(page, 'floor', '74');
    await inside(page, 'floor', '.undo', 'click');
    await settled(page, 'floor');
    assert.notEqual(await valueOf(page, 'floor'), '74');
    await inside(page, 'floor', 'canvas', 'focus');
    await page.press(['z'], ['Control', 'Shift']);
    await settled(page, 'floor');
    assert.equal(await valueOf(page, 'floor'), '74');
    await inside(page, 'floor', '.clear', 'click');
    assert.equal(await valueOf(page, 'floor'), '');
    await page.press(['z'], ['Control']);
    await settled(page, 'floor');
    assert.equal(await valueOf(page, 'floor'), '74');
    await page.evaluate(() => document.getElementById('floor').clear());
    assert.equal(await valueOf(page, 'floor'), '');
  }));

  test('it is moved, taken out, hidden and resized, and goes on', () => onForm(open, async (page) => {
    await write(page, 'age', '7');
    await page.evaluate(() => document.getElementById('elsewhere').append(document.getElementById('age')));
    assert.equal(await valueOf(page, 'age'), '7');
    const ratio = await page.evaluate(() => {
      const canvas = document.getElementById('age').shadowRoot.querySelector('canvas');
      return canvas.clientWidth / canvas.clientHeight;
    });
    await page.evaluate(() => Object.assign(document.getElementById('age').style, {width: '10em', height: '20em'}) && 0);
    await until(page, (ratio) => {
      const canvas = document.getElementById('age').shadowRoot.querySelector('canvas');
      const {clientWidth, clientHeight} = canvas.parentElement;
      const keepsShape = [canvas.clientWidth / canvas.clientHeight, canvas.width / canvas.height].every((each) => Math.abs(each - ratio) < 0.05);
      return keepsShape && canvas.clientWidth <= clientWidth && clientHeight > canvas.clientHeight + 50;
    }, ratio);
    await inside(page, 'age', '.clear', 'click');
    await until(page, () => {
      const canvas = document.getElementById('age').shadowRoot.querySelector('canvas');
      return canvas.clientHeight === canvas.parentElement.clientHeight; // and what is blank fills it
    });
    await write(page, 'age', '4');
    assert.equal(await valueOf(page, 'age'), '4');
    // Where it is in no page, it reads all the same.
    await page.evaluate((strokes) => {
      window.pad = document.getElementById('age');
      window.pad.remove();
      window.pad.strokes = strokes;
    }, strokesOf('2'));
    assert.equal(await page.evaluate(() => window.pad.settled.then(() => window.pad.value)), '2');
  }));

  test('several share one module, and one made by a script is as good', () => onForm(open, async (page) => {
    await page.evaluate((strokes) => {
      const pad = document.createElement('digit-pad');
      pad.id = 'made';
      pad.name = 'made';
      document.getElementById('form').append(pad);
      pad.strokes = strokes;
    }, strokesOf('35'));
    await settled(page, 'made');
    assert.equal((await sent(page)).made, '35');
    assert.deepEqual((await heard(page)).filter((words) => words.includes('made')), []); // nobody's input
    const fetched = await page.evaluate(() => performance.getEntriesByType('resource').map(({name}) => name.split('/').at(-1)));
    for (const file of ['scrawl.wasm', 'compact.safetensors']) assert.equal(fetched.filter((name) => name === file).length, 1, file);
    assert.ok(!fetched.includes('inspector.wasm'));
  }));

  test('one reads in a worker, or with files from elsewhere, if it is told to', () => onForm(open, async (page) => {
    const texts = await page.evaluate(async (strokes) => {
      const texts = [];
      for (const attributes of [{worker: true}, {assets: 'node_modules/scrawl-digits/dist'}, {worker: true, assets: 'node_modules/scrawl-digits/dist/'},
        {model: 'node_modules/scrawl-digits/dist/compact.safetensors'}]) {
        const pad = Object.assign(document.createElement('digit-pad'), attributes);
        document.getElementById('elsewhere').append(pad);
        pad.strokes = strokes;
        await pad.settled;
        texts.push(pad.error?.code ?? pad.value);
      }
      return texts;
    }, strokesOf('18'));
    assert.deepEqual(texts, ['18', '18', '18', '18']);
  }));

  test('strokes that are none are refused with a code', () => onForm(open, async (page) => {
    const codes = await page.evaluate(() => [7, [[]], [[[NaN, 1]]], [new Array(200_000).fill([1, 2])]].map((strokes) => {
      try {
        document.getElementById('age').strokes = strokes;
        return 'taken';
      } catch (error) {
        return error.code;
      }
    }));
    assert.deepEqual(codes, ['invalid-strokes', 'invalid-strokes', 'invalid-strokes', 'too-many-points']);
  }));
}, servePages);
