import assert from 'node:assert/strict';
import {test} from 'node:test';
import {inEveryEngine} from '../browser/harness/engines.js';
import {loaded, servePages, strokesOf} from './harness/pages.js';

inEveryEngine('the recogniser in a page', ({open, site}) => {
  const onPage = (use, path = 'recogniser.html') => open({path}, async (page) => {
    await loaded(page);
    await use(page);
    assert.deepEqual(await page.evaluate(() => window.complaints), []);
  });

  for (const worker of [false, true]) {
    const where = worker ? 'a worker' : 'the page';
    test(`strokes and pictures of each kind are read in ${where}`, () => onPage(async (page) => {
      const texts = await page.evaluate(async (strokes, worker) => {
        const recogniser = await window.Recogniser.create({worker});
        const canvas = window.paint(strokes);
        const {width, height} = canvas;
        const blob = await new Promise((done) => canvas.toBlob(done));
        const pixels = canvas.getContext('2d').getImageData(0, 0, width, height);
        const bitmap = await createImageBitmap(canvas);
        const texts = {};
        for (const [name, drawing] of Object.entries({strokes, blob, pixels, bitmap})) texts[name] = (await recogniser.read(drawing)).text;
        bitmap.close();
        texts.closed = await window.codeOf(recogniser.read(bitmap));
        texts.noPicture = await window.codeOf(recogniser.read(new Blob(['no picture'])));
        texts.noStrokes = await window.codeOf(recogniser.read([[]]));
        const {digits: [, second]} = await recogniser.read(strokes);
        texts.places = second.strokes;
        const under = recogniser.read(strokes);
        recogniser.dispose();
        await under.catch(() => {});
        texts.later = await window.codeOf(recogniser.read(strokes));
        return texts;
      }, strokesOf('27'), worker);
      assert.deepEqual(texts, {
        strokes: '27', blob: '27', pixels: '27', bitmap: '27', closed: 'invalid-picture', noPicture: 'invalid-picture',
        noStrokes: 'invalid-strokes', places: [1], later: 'disposed',
      });
    }));
  }

  test('what does not come has a code, in page and worker, and another try works', async () => {
    for (const worker of [false, true]) {
      await onPage(async (page) => {
        const create = () => page.evaluate((worker) => window.codeOf(window.Recogniser.create({worker})), worker);
        site().broken = /\.wasm$/;
        assert.equal(await create(), 'assets-missing');
        site().broken = /\.safetensors$/;
        assert.equal(await create(), 'assets-missing');
        site().broken = worker ? /worker\.js$/ : null;
        if (worker) assert.equal(await create(), 'worker-failed');
        site().broken = null;
        assert.equal(await create(), 'none');
        assert.equal(await page.evaluate((worker) => window.codeOf(window.Recogniser.create({worker, model: 'no-such.safetensors'})), worker), 'model-missing');
        await page.evaluate(() => window.complaints.splice(0)); // what the browser says of files that do not come
      }).finally(() => {
        site().broken = null;
      });
    }
  });

  test('a policy without WebAssembly has a code of its own', () => onPage(async (page) => {
    assert.equal(await page.evaluate(() => window.codeOf(window.Recogniser.create())), 'wasm-refused');
    await page.evaluate(() => window.complaints.splice(0)); // that it was refused
  }, 'recogniser.html?policy=no-wasm'));

  test('a page with Trusted Types reads here and, told where the files are, in a worker', () => onPage(async (page) => {
    const text = (options) => page.evaluate(async (strokes, options) => {
      const recogniser = await window.Recogniser.create(options);
      return (await recogniser.read(strokes)).text;
    }, strokesOf('27'), options);
    assert.equal(await text({}), '27');
    // Twice, with one policy.
    const inWorker = {worker: true, assets: 'node_modules/scrawl-digits/dist'};
    assert.deepEqual([await text(inWorker), await text(inWorker)], ['27', '27']);
  }, 'recogniser.html?policy=trusted'));

  test('loading in a worker is aborted', () => onPage(async (page) => {
    assert.equal(await page.evaluate(() => {
      const controller = new AbortController();
      const creating = window.Recogniser.create({worker: true, signal: controller.signal});
      controller.abort();
      return window.codeOf(creating);
    }), 'AbortError');
  }));
}, servePages);
