import assert from 'node:assert/strict';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import {pathToFileURL} from 'node:url';
import {inEveryEngine} from '../browser/harness/engines.js';
import {installed} from './harness/packed.js';
import {loaded, servePages, strokesOf} from './harness/pages.js';

const named = (name) => (error) => error instanceof DOMException && error.name === name;

describe('the Handwriting Recognition API in Node', () => {
  let home;
  /** @type {typeof import('../../web/package/handwriting.js')} */
  let api;
  before(async () => {
    home = await installed();
    api = await import(pathToFileURL(join(home.package, 'dist/handwriting-node.js')).href);
  });
  after(() => home.remove());

  /** A stroke of points. */
  function stroke(points) {
    const made = new api.HandwritingStroke();
    points.forEach(([x, y], i) => made.addPoint({x: 300 * x, y: 300 * y, t: 10 * i}));
    return made;
  }
  /** A drawing of one test with some digits, or empty. */
  async function drawing(digits, use, hints) {
    const recognizer = await api.createHandwritingRecognizer({languages: ['en']});
    const made = recognizer.startDrawing(hints);
    if (digits) for (const points of strokesOf(digits)) made.addStroke(stroke(points));
    await use(made, recognizer);
    recognizer.finish();
  }

  test('a query tells what there is, null for languages with other digits', async () => {
    const {queryHandwritingRecognizer: query, queryHandwritingRecognizerSupport: support} = api;
    for (const languages of [['en'], ['de', 'zh-CN'], new Set(['fr'])]) {
      assert.deepEqual(await query({languages}), {
        textAlternatives: true,
        textSegmentation: true,
        hints: {recognitionType: ['number', 'per-character'], inputType: ['mouse', 'stylus', 'touch'], textContext: false, alternatives: true},
      });
    }
    for (const languages of [[], ['fa'], ['en', 'fa'], ['en-u-nu-arab'], ['no such tag'], ['xx-XX']]) assert.equal(await query({languages}), null, String(languages));
    for (const constraint of [undefined, null, {}, {languages: 'en'}, {languages: 7}]) await assert.rejects(query(constraint), TypeError);
    assert.deepEqual(await support({languages: ['en'], alternatives: true}), {languages: true, alternatives: true});
    assert.deepEqual(await support({languages: ['fa'], segmentationResult: true}), {languages: false, segmentationResult: true});
  });

  test('a recognizer is created for these languages only', async () => {
    const {createHandwritingRecognizer: create} = api;
    for (const constraint of [undefined, {}, {languages: 3}]) await assert.rejects(create(constraint), TypeError);
    for (const languages of [[], ['fa'], ['en', 'fa']]) await assert.rejects(create({languages}), named('NotSupportedError'));
    const missing = {assets: pathToFileURL(join(home.folder, 'nowhere'))};
    await assert.rejects(create({languages: ['en']}, missing), (error) => named('UnknownError')(error) && error.cause.code === 'assets-missing');
    await assert.rejects(create({languages: ['en']}, {model: new Uint8Array(3)}), named('OperationError'));
    for (const name of ['HandwritingRecognizer', 'HandwritingDrawing']) assert.throws(() => new api[name](), TypeError);
  });

  test('a stroke copies its points in and out', () => {
    const made = new api.HandwritingStroke();
    const point = {x: 1, y: 2, t: 0, pressure: 3};
    made.addPoint(point);
    made.addPoint({x: 7, y: 6});
    point.x = 9;
    const points = made.getPoints();
    assert.deepEqual(points, [{x: 1, y: 2, t: 0}, {x: 7, y: 6}]);
    assert.ok(!('t' in points[1]));
    points[0].x = 9;
    assert.equal(made.getPoints()[0].x, 1);
    for (const bad of [undefined, null, {}, {x: 1}, {y: 1}, {x: '1', y: 2}, {x: NaN, y: 2}, {x: 1, y: 2, t: 'now'}]) assert.throws(() => made.addPoint(bad), TypeError);
    made.clear();
    assert.deepEqual(made.getPoints(), []);
    assert.equal(String(made), '[object HandwritingStroke]');
  });

  test('a drawing keeps strokes themselves, in their order', () => drawing('', async (made) => {
    const [one, two] = [stroke([[0, 0]]), stroke([[1, 1]])];
    for (const each of [one, two, one]) made.addStroke(each);
    assert.deepEqual(made.getStrokes(), [one, two, one]);
    assert.equal(made.getStrokes()[0], one);
    made.getStrokes().pop();
    made.removeStroke(one);
    assert.deepEqual(made.getStrokes(), [two]);
    made.removeStroke(one); // which is not in it any more
    for (const bad of [undefined, {}, {getPoints: () => []}]) {
      assert.throws(() => made.addStroke(bad), TypeError);
      assert.throws(() => made.removeStroke(bad), TypeError);
    }
    made.clear();
    assert.deepEqual(made.getStrokes(), []);
  }));

  test('predictions: the likeliest first, each grapheme with its place and its strokes', () => drawing('74', async (made) => {
    const predictions = await made.getPrediction();
    assert.equal(predictions.length, 3);
    assert.equal(new Set(predictions.map(({text}) => text)).size, 3);
    const [{text, segmentationResult}] = predictions;
    assert.equal(text, '74');
    const lengths = made.getStrokes().map((each) => each.getPoints().length);
    const whole = (strokeIndex) => ({strokeIndex, beginPointIndex: 0, endPointIndex: lengths[strokeIndex]});
    assert.deepEqual(segmentationResult, [
      {grapheme: '7', beginIndex: 0, endIndex: 1, drawingSegments: [whole(0)]},
      {grapheme: '4', beginIndex: 1, endIndex: 2, drawingSegments: [whole(1), whole(2)]},
    ]);
    for (const each of predictions) {
      for (const {grapheme, beginIndex, endIndex} of each.segmentationResult) assert.equal(each.text.slice(beginIndex, endIndex), grapheme);
      assert.equal(each.segmentationResult.map(({grapheme}) => grapheme).join(''), each.text);
    }
  }));

  test('a sign is a grapheme of its own', () => drawing('', async (made) => {
    made.addStroke(stroke([[-0.5, 0.5], [-0.3, 0.5], [-0.05, 0.5]]));
    for (const points of strokesOf('7')) made.addStroke(stroke(points));
    for (const {text, segmentationResult} of await made.getPrediction()) {
      assert.match(text, /^-\d$/);
      assert.deepEqual(segmentationResult[0], {
        grapheme: '-', beginIndex: 0, endIndex: 1, drawingSegments: [{strokeIndex: 0, beginPointIndex: 0, endPointIndex: 3}],
      });
    }
  }));

  test('strokes without points count in the indices, and points that come later are read', () => drawing('', async (made) => {
    assert.deepEqual(await made.getPrediction(), []);
    const late = new api.HandwritingStroke();
    made.addStroke(new api.HandwritingStroke());
    made.addStroke(late);
    assert.deepEqual(await made.getPrediction(), []);
    for (const [x, y] of strokesOf('7')[0]) late.addPoint({x, y});
    const [{text, segmentationResult}] = await made.getPrediction();
    assert.equal(text, '7');
    assert.equal(segmentationResult[0].drawingSegments[0].strokeIndex, 1);
    made.removeStroke(late);
    assert.deepEqual(await made.getPrediction(), []);
  }));

  test('hints: as many alternatives as are asked for, others are ignored', async () => {
    for (const [hints, count] of [[{alternatives: 1}, 1], [{alternatives: 12}, 12], [{alternatives: 0}, 0],
      [{recognitionType: 'poem', inputType: 'feather', textContext: 'Age: '}, 3], [null, 3], [undefined, 3]]) {
      await drawing('7', async (made) => assert.equal((await made.getPrediction()).length, Math.min(count, 10)), hints);
    }
    await drawing('', (_, recognizer) => assert.throws(() => recognizer.startDrawing('number'), TypeError));
  });

  test('what is no number has no prediction', () => drawing('', async (made) => {
    made.addStroke(stroke(Array.from({length: 400}, (_, i) => [Math.sin(i * 1.7), Math.cos(i * 2.3)])));
    assert.deepEqual(await made.getPrediction(), []);
  }));

  test('after finish nothing is started or predicted', () => drawing('7', async (made, recognizer) => {
    const under = made.getPrediction();
    recognizer.finish();
    recognizer.finish();
    await under.catch(() => {}); // either is right: it was under way
    assert.throws(() => recognizer.startDrawing(), named('InvalidStateError'));
    await assert.rejects(made.getPrediction(), named('InvalidStateError'));
    assert.equal(made.getStrokes().length, 1);
  }));

  test('importing installs nothing', () => {
    assert.ok(!('HandwritingStroke' in globalThis));
  });
});

inEveryEngine('the Handwriting Recognition API', ({open}) => {
  test('as a polyfill it comes when asked for, where it is missing, and reads', () => open({path: 'handwriting.html'}, async (page) => {
    await loaded(page);
    const {before, installed, again, text} = await page.evaluate(async (strokes) => {
      const before = ['createHandwritingRecognizer' in navigator, 'HandwritingStroke' in window];
      const installed = window.install();
      const again = window.install();
      const recognizer = await navigator.createHandwritingRecognizer({languages: ['en']});
      const drawing = recognizer.startDrawing({recognitionType: 'number', alternatives: 2});
      for (const points of strokes) {
        const stroke = new window.HandwritingStroke();
        for (const [x, y] of points) stroke.addPoint({x, y});
        drawing.addStroke(stroke);
      }
      const [{text}] = await drawing.getPrediction();
      recognizer.finish();
      return {before, installed, again, text};
    }, strokesOf('205'));
    assert.deepEqual(before, [false, false]);
    assert.deepEqual(installed, ['queryHandwritingRecognizer', 'createHandwritingRecognizer', 'HandwritingRecognizer', 'HandwritingDrawing', 'HandwritingStroke']);
    assert.deepEqual(again, []);
    assert.equal(text, '205');
  }));

  test('where the browser has it, the polyfill changes nothing', () => open({path: 'handwriting.html'}, async (page) => {
    await loaded(page);
    assert.deepEqual(await page.evaluate(() => {
      const own = () => 'own';
      Navigator.prototype.createHandwritingRecognizer = own;
      return [window.install(), navigator.createHandwritingRecognizer === own, 'HandwritingStroke' in window];
    }), [[], true, false]);
  }));
}, servePages);
