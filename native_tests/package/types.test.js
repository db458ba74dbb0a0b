import assert from 'node:assert/strict';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import {installed, inFolder, project} from './harness/packed.js';

const tsc = join(project, 'node_modules/typescript/bin/tsc');
/** What uses the package as its documentation says; a line with "WRONG" must be an error, all others none. */
const program = `
import {defineDigitPad, DigitPad} from 'scrawl-digits/digit-pad';
import {createHandwritingRecognizer, HandwritingStroke, type HandwritingPrediction} from 'scrawl-digits/handwriting';
import 'scrawl-digits/define';
import {Recogniser, ScrawlError, type Reading, type Strokes} from 'scrawl-digits';
const strokes: Strokes = [[{x: 1, y: 2}, [3, 4]]];
const recogniser: Recogniser = await Recogniser.create({worker: true, model: new Uint8Array(3)});
const reading: Reading = await recogniser.read(strokes, {signal: AbortSignal.timeout(9)});
const state: 'blank' | 'digit' | string = reading.state;
const places: number[] = reading.digits[0].strokes.concat(reading.digits[0].segments.map(({begin}) => begin));
const others: string[] = [...reading.lines.flat(), ...reading.alternatives.map(({text}) => text)];
await recogniser.read(new ImageData(3, 3));
try { recogniser.dispose(); } catch (error) { if (error instanceof ScrawlError && error.code === 'disposed') console.log(state, places, others); }
defineDigitPad('number-pad');
const pad = document.querySelector<DigitPad>('digit-pad')!;
pad.required = pad.checkValidity() && pad.validity.badInput;
pad.value = pad.reading?.text ?? pad.strokes[0][0].x.toFixed();
pad.strokes = [[[1, 2]]];
const stroke = new HandwritingStroke();
stroke.addPoint({x: 1, y: 2});
const drawing = (await createHandwritingRecognizer({languages: ['en']}, {worker: true})).startDrawing({alternatives: 2});
drawing.addStroke(stroke);
const predictions: HandwritingPrediction[] = await drawing.getPrediction();
console.log(predictions[0].segmentationResult[0].drawingSegments[0].endPointIndex);
pad.digits = 4; // WRONG
stroke.addPoint({x: 1}); // WRONG
await createHandwritingRecognizer({}); // WRONG
await recogniser.read('1'); // WRONG
await Recogniser.create({modle: 1}); // WRONG
if (new ScrawlError('disposed', '').code === 'disposd') console.log(); // WRONG
`;

describe('the types', () => {
  let home;
  before(async () => {
    home = await installed();
    await writeFile(join(home.folder, 'use.ts'), program);
  });
  after(() => home.remove());

  for (const resolution of ['bundler', 'nodenext']) {
    test(`are found and strict with ${resolution}`, async () => {
      const module = resolution === 'bundler' ? 'esnext' : 'nodenext';
      await writeFile(join(home.folder, 'package.json'), '{"type": "module"}');
      await writeFile(join(home.folder, 'tsconfig.json'), JSON.stringify({
        compilerOptions: {strict: true, noEmit: true, target: 'es2022', lib: ['es2022', 'dom', 'dom.iterable'], types: [], module, moduleResolution: resolution},
        files: ['use.ts'],
      }));
      const said = await inFolder(home.folder, process.execPath, tsc, '--pretty', 'false').then(() => '', (error) => error.message);
      const errors = [...said.matchAll(/(\S+)\((\d+),\d+\): error/g)].map(([, file, line]) => `${file}:${line}`);
      const wrong = program.split('\n').flatMap((line, i) => (line.includes('WRONG') ? [`use.ts:${i + 1}`] : []));
      assert.deepEqual(errors, wrong, said);
    });
  }
});
