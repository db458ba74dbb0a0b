import assert from 'node:assert/strict';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import {installed, inFolder, project} from './harness/packed.js';

const tsc = join(project, 'node_modules/typescript/bin/tsc');
/** What uses the package as its documentation says; a line with "WRONG" must be an error, all others none. */
const program = `
import {Recogniser, ScrawlError, type Reading, type Strokes} from 'scrawl-digits';
const strokes: Strokes = [[{x: 1, y: 2}, [3, 4]]];
const recogniser: Recogniser = await Recogniser.create({worker: true, model: new Uint8Array(3)});
const reading: Reading = await recogniser.read(strokes, {signal: AbortSignal.timeout(9)});
const state: 'blank' | 'digit' | string = reading.state;
const places: number[] = reading.digits[0].strokes;
await recogniser.read(new ImageData(3, 3));
try { recogniser.dispose(); } catch (error) { if (error instanceof ScrawlError && error.code === 'disposed') console.log(state, places); }
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
