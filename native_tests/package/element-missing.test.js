import assert from 'node:assert/strict';
import {test} from 'node:test';
import {inEveryEngine, until} from '../browser/harness/engines.js';
import {form, heard, invalid, sent, type} from './harness/form.js';
import {loaded, servePages, valueOf, write} from './harness/pages.js';

inEveryEngine('<digit-pad> where something is missing', ({open, site}) => {
  /** It is a text field then, says why, and can be sent. */
  const isTextField = (path, code) => open({path}, async (page) => {
    await loaded(page);
    await until(page, () => Boolean(document.getElementById('age').error));
    assert.equal(await page.evaluate(() => document.getElementById('age').error.code), code);
    assert.ok((await heard(page)).includes('error age'));
    assert.equal(await page.evaluate(() => document.getElementById('age').shadowRoot.querySelector('canvas').checkVisibility?.() ?? false), false);
    await type(page, 'age', '31');
    assert.deepEqual(await sent(page), {age: '31', floor: '2'});
    assert.deepEqual(await invalid(page), []);
  });

  test('where a policy refuses WebAssembly, it is a text field', () => isTextField('form.html?policy=no-wasm', 'wasm-refused'));
  test('where the browser is too old for the module, it is a text field', () => isTextField('form.html?no-simd', 'browser-too-old'));

  test('where its files do not come, it is a text field', async () => {
    site().broken = /\.wasm$/;
    try {
      await isTextField('form.html', 'assets-missing');
    } finally {
      site().broken = null;
    }
  });

  test('where the browser knows no elements of forms, a plain field takes its place', () => open({path: 'form.html?old'}, async (page) => {
    await loaded(page);
    assert.deepEqual(await sent(page), {age: '', floor: '2'});
    assert.ok(await page.evaluate(() => document.querySelector('#age > input').required));
    await page.evaluate(() => document.querySelector('#age > input').focus());
    await page.press(['4', '2']);
    assert.equal(await valueOf(page, 'age'), '42');
    assert.deepEqual(await sent(page), {age: '42', floor: '2'});
  }));

  test('where its name is taken, it says so, and defining it again is nothing', async () => {
    await open({path: 'form.html?taken'}, async (page) => {
      await loaded(page);
      assert.equal(await page.evaluate(() => window.failed), 'name-taken');
    });
    await open(form, async (page) => {
      await loaded(page);
      assert.ok(await page.evaluate(async () => {
        const {defineDigitPad} = await import('./node_modules/scrawl-digits/dist/digit-pad.js');
        await import('./node_modules/scrawl-digits/dist/define.js');
        const other = defineDigitPad('number-pad');
        return defineDigitPad() === window.Pad && document.createElement('number-pad') instanceof other;
      }));
      // As a newer copy of the package is another script.
      const code = await page.evaluate(async () => {
        window.Pad.version = '0.0.1';
        const {defineDigitPad} = await import('./node_modules/scrawl-digits/dist/digit-pad.js');
        try {
          defineDigitPad();
        } catch (error) {
          return error.code;
        }
        return 'none';
      });
      assert.equal(code, 'name-taken');
      await write(page, 'age', '7');
      assert.equal(await valueOf(page, 'age'), '7');
    });
  });
}, servePages);
