import assert from 'node:assert/strict';
import {cp, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import {pathToFileURL} from 'node:url';
import {DIGITS} from '../browser/harness/drawing.js';
import {installed, inFolder, project} from './harness/packed.js';
import {strokesOf} from './harness/pages.js';

const seven = DIGITS[7];
/** Black on white, a bar in the middle. */
function one(side) {
  const data = new Uint8ClampedArray(4 * side * side).fill(255);
  for (let y = 0.2 * side; y < 0.8 * side; ++y) {
    for (let x = Math.round(0.48 * side); x < 0.55 * side; ++x) data.set([0, 0, 0], 4 * (y * side + x));
  }
  return {data, width: side, height: side};
}

describe('the packed package in Node', () => {
  let home;
  /** @type {typeof import('../../web/package/index.js')} */
  let scrawl;
  before(async () => {
    home = await installed();
    // As an import of its name finds it.
    const {exports} = JSON.parse(await readFile(join(home.package, 'package.json'), 'utf8'));
    scrawl = await import(pathToFileURL(join(home.package, exports['.'].node)).href);
  });
  after(() => home.remove());

  const fails = (promise, code) => assert.rejects(promise, (error) => {
    assert.ok(error instanceof scrawl.ScrawlError, String(error));
    assert.equal(error.code, code, error.message);
    assert.ok(error.message.length > 10);
    return true;
  });
  /** A recogniser for one test. */
  async function using(options, use) {
    const recogniser = await scrawl.Recogniser.create(options);
    try {
      return await use(recogniser);
    } finally {
      recogniser.dispose();
    }
  }

  test('is imported by its name and reads every digit', async () => {
    await writeFile(join(home.folder, 'read.mjs'), `
      import {Recogniser} from 'scrawl-digits';
      const recogniser = await Recogniser.create();
      const digits = JSON.parse(process.argv[2]);
      for (const strokes of digits) process.stdout.write((await recogniser.read(strokes)).text);
      recogniser.dispose();`);
    assert.equal(await inFolder(home.folder, process.execPath, 'read.mjs', JSON.stringify(Object.values(DIGITS))), '0123456789');
  });

  test('a reading is plain data: it is cloned whole, and names strokes by their place', async () => {
    await using({}, async (recogniser) => {
      const apart = DIGITS[4].map((stroke) => stroke.map(([x, y]) => ({x: x + 2, y})));
      const reading = await recogniser.read([...seven, ...apart]);
      assert.deepEqual(structuredClone(reading), reading);
      assert.equal(reading.state, 'number');
      assert.equal(reading.text, '74');
      assert.deepEqual(reading.lines, [['74']]);
      assert.deepEqual(reading.digits.map(({strokes}) => strokes), [[0], [1, 2]]);
      assert.deepEqual(reading.digits[1].segments, DIGITS[4].map(({length}, i) => ({stroke: i + 1, begin: 0, end: length})));
      const [first] = reading.digits;
      assert.equal(first.label, 7);
      assert.ok(Math.abs(first.probabilities.reduce((sum, each) => sum + each) - 1) < 0.05);
      assert.ok(Math.abs(first.left - 0.1) < 1e-6 && Math.abs(first.bottom - 1) < 1e-6);
      assert.equal(first.picture.length, first.size ** 2);
      const blank = await recogniser.read([]);
      assert.deepEqual([blank.state, blank.lines, blank.digits, blank.alternatives], ['blank', [], [], []]);
    });
  });

  test('lines, numbers and signs are told apart, and which points of a stroke a digit has', async () => {
    await using({}, async (recogniser) => {
      const at = (digit, x, y) => DIGITS[digit].map((stroke) => stroke.map(([left, top]) => [left + x, top + y]));
      const minus = [[0, 0.5], [0.2, 0.5], [0.45, 0.5]];
      const lines = await recogniser.read([minus, ...at(7, 0.6, 0), ...at(5, 0, 2), ...at(3, 1, 2)]);
      assert.equal(lines.text, '-7\n53');
      assert.deepEqual(lines.lines, [['-7'], ['53']]);
      assert.deepEqual(lines.digits.map(({sign}) => sign), ['-', '', '', '']);
      const [first] = DIGITS[2];
      const pen = await recogniser.read([[...first, ...at(7, 1, 0)[0]]]); // which was not lifted between them
      assert.equal(pen.text, '27');
      assert.deepEqual(pen.digits.map(({strokes}) => strokes), [[0], [0]]);
      const [[two], [seven]] = pen.digits.map(({segments}) => segments);
      assert.equal(two.begin, 0);
      assert.ok(two.end > 10 && seven.begin >= two.end - 1 && seven.end === first.length + DIGITS[7][0].length, JSON.stringify([two, seven]));
    });
  });

  test('where only digits are wanted, a dash beside them is no minus', async () => {
    const strokes = [[[0, 0.5], [0.2, 0.5], [0.45, 0.5]], ...seven.map((stroke) => stroke.map(([x, y]) => [x + 0.6, y]))];
    const textWith = (options) => using(options, async (recogniser) => (await recogniser.read(strokes)).text);
    assert.equal(await textWith({}), '-7');
    assert.doesNotMatch(await textWith({digitsOnly: true}), /-/);
  });

  test('alternatives are other texts, the more probable first', async () => {
    await using({}, async (recogniser) => {
      const {text, confidence, alternatives} = await recogniser.read(strokesOf('27'));
      assert.equal(text, '27');
      assert.equal(alternatives.length, 4);
      assert.equal(new Set([text, ...alternatives.map((each) => each.text)]).size, 5);
      const confidences = [confidence, ...alternatives.map((each) => each.confidence)];
      assert.deepEqual(confidences, [...confidences].sort((a, b) => b - a));
    });
  });

  test('the unit of the strokes does not matter', async () => {
    await using({}, async (recogniser) => {
      for (const scale of [1e-6, 1, 300, 1e9]) {
        const reading = await recogniser.read(seven.map((stroke) => stroke.map(([x, y]) => [scale * x, scale * y])));
        assert.equal(reading.text, '7', String(scale));
      }
    });
  });

  test('pixels are read, too', async () => {
    await using({}, async (recogniser) => {
      assert.equal((await recogniser.read(one(100))).text, '1');
    });
  });

  test('every entry is imported where there is no page, and does nothing then', async () => {
    await writeFile(join(home.folder, 'server.mjs'), `
      const before = Object.getOwnPropertyNames(globalThis).length;
      const entries = ['', '/digit-pad', '/define', '/handwriting'];
      const all = await Promise.all(entries.map((entry) => import('scrawl-digits' + entry)));
      if (Object.getOwnPropertyNames(globalThis).length !== before) throw new Error('something is global now');
      console.log(all.map((each) => Object.keys(each).join()).join(';'));`);
    assert.equal((await inFolder(home.folder, process.execPath, 'server.mjs')).trim(), [
      'ERROR_CODES,Recogniser,ScrawlError', 'DigitPad,defineDigitPad', '',
      'HandwritingDrawing,HandwritingRecognizer,HandwritingStroke,createHandwritingRecognizer,installHandwritingPolyfill,queryHandwritingRecognizer,queryHandwritingRecognizerSupport',
    ].join(';'));
  });

  test('the documentation lists the codes that there are', async () => {
    const text = await readFile(join(home.package, 'README.md'), 'utf8');
    const [, section] = text.split('## Errors');
    const listed = [...section.split('\n## ')[0].matchAll(/^\| `([\w-]+)` \|/gm)].map(([, code]) => code);
    assert.deepEqual(listed, [...scrawl.ERROR_CODES]);
  });

  test('an own model is read from bytes and from its address', async () => {
    const file = join(project, 'web/models/seed-int8.safetensors');
    const bytes = await readFile(file);
    for (const model of [bytes, new Uint8Array(bytes).buffer, pathToFileURL(file), pathToFileURL(file).href]) {
      await using({model}, async (recogniser) => assert.equal((await recogniser.read(seven)).text, '7'));
    }
  });

  test('its files may lie elsewhere', async () => {
    const elsewhere = join(home.folder, 'elsewhere');
    await cp(join(home.package, 'dist'), elsewhere, {recursive: true});
    for (const assets of [pathToFileURL(elsewhere), `${pathToFileURL(elsewhere)}/`]) {
      await using({assets}, async (recogniser) => assert.equal((await recogniser.read(seven)).text, '7'));
    }
  });

  test('what is no drawing and no picture is refused with a code', async () => {
    await using({}, async (recogniser) => {
      for (const strokes of [undefined, null, 7, 'x', {}, [7], [[]], [[null]], [[{x: 1}]], [[{x: '1', y: 2}]], [[[NaN, 1]]],
        [[[1, Infinity]]], [[[1e300, 0]]]]) {
        await fails(recogniser.read(strokes), 'invalid-strokes');
      }
      await fails(recogniser.read([new Array(1e6).fill([1, 2])]), 'too-many-points');
      for (const picture of [{...one(10), width: 11}, {...one(10), data: []}, {...one(10), data: null}, {data: new Uint8Array(0), width: 0, height: 0}]) {
        await fails(recogniser.read(picture), 'invalid-picture');
      }
      await fails(recogniser.read(new Blob(['x'])), 'pictures-unsupported');
      assert.equal((await recogniser.read(seven)).text, '7');
    });
  });

  test('a hundred thousand points are read', async () => {
    await using({}, async (recogniser) => {
      const many = Array.from({length: 100_000}, (_, i) => [Math.sin(i / 900), Math.cos(i / 900)]);
      assert.notEqual((await recogniser.read([many])).state, 'blank');
    });
  });

  test('options that cannot be are refused with a code', async () => {
    const {create} = scrawl.Recogniser;
    for (const options of [null, 7, {modle: 'x'}, {model: 7}, {model: 'no address'}, {digitsOnly: 'yes'}, {assets: 7}, {assets: 'http://['}, {signal: 7}]) {
      await fails(create(options), 'invalid-options');
    }
    assert.throws(() => new scrawl.Recogniser(), TypeError);
  });

  test('what does not come, and what is something else, has a code each', async () => {
    const {create} = scrawl.Recogniser;
    const nowhere = pathToFileURL(join(home.folder, 'nowhere'));
    await fails(create({assets: nowhere}), 'assets-missing');
    await fails(create({model: nowhere}), 'model-missing');
    await fails(create({model: new Uint8Array(100)}), 'model-invalid');
    const broken = join(home.folder, 'broken');
    await cp(join(home.package, 'dist'), broken, {recursive: true});
    await writeFile(join(broken, 'scrawl.wasm'), 'something else');
    await fails(create({assets: pathToFileURL(broken)}), 'assets-missing');
    await fails(create({worker: true}), 'worker-failed');
  });

  test('loading and reading are aborted', async () => {
    const reason = new Error('enough');
    const {create} = scrawl.Recogniser;
    await assert.rejects(create({signal: AbortSignal.abort(reason)}), reason);
    const late = new AbortController();
    const creating = create({signal: late.signal});
    late.abort(reason);
    await assert.rejects(creating, reason);
    await using({}, async (recogniser) => {
      await assert.rejects(recogniser.read(seven, {signal: AbortSignal.abort(reason)}), reason);
      const while_ = new AbortController();
      const reading = recogniser.read(seven, {signal: while_.signal});
      while_.abort(reason);
      await assert.rejects(reading, reason);
      assert.equal((await recogniser.read(seven, {signal: new AbortController().signal})).text, '7');
    });
  });

  test('what is disposed of reads no more, and disposing twice is nothing', async () => {
    const recogniser = await scrawl.Recogniser.create();
    recogniser.dispose();
    recogniser.dispose();
    await fails(recogniser.read(seven), 'disposed');
    await fails(recogniser.read(one(50)), 'disposed');
  });
});
