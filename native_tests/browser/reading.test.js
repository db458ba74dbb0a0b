import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Strokes} from '../../web/src/drawing/strokes.js';
import {Reader} from '../../web/src/reading.js';

/** A network so slow that its next reading waits; it says how many strokes there are. */
const slow = {
  ready: true,
  read({all}) {
    for (const end = performance.now() + 6; performance.now() < end;);
    return {strokes: all.length};
  },
};

/** A reader of a pad with two strokes, and what it told the page. */
function readerOf(client, page = {}) {
  const strokes = new Strokes();
  const told = {busy: false, shown: null};
  const reader = new Reader(client, strokes, {
    readPicture: async () => { throw new Error('no inspector'); },
    show: (reading) => { told.shown = reading.strokes; },
    fail: (error) => { throw error; },
    busy: (busy) => { told.busy = busy; },
    ...page,
  });
  strokes.replace([1, 2].map((x) => [{x, y: 0, pressure: 0.5}]));
  return {reader, strokes, told};
}

test('what waits to be read is read at once for whoever acts on it', async () => {
  const {reader, strokes, told} = readerOf(slow);
  strokes.undo();
  strokes.redo();
  strokes.replace(strokes.all.slice(1));
  assert.deepEqual(told, {busy: true, shown: 2});
  assert.equal(await reader.settle(), true);
  assert.deepEqual(told, {busy: false, shown: 1});
});

test('a reading that cannot be shown is not due for ever, and is no reading of the pad', async () => {
  const page = {show: () => { throw new Error('no such element'); }, fail: () => { throw new Error('no words'); }};
  const {reader, strokes, told} = readerOf({...slow, read: ({all}) => (all.length === 1 ? slow.read({all}) : null)}, page);
  assert.throws(() => strokes.replace(strokes.all.slice(1)), /no words/);
  reader.request();
  assert.equal(told.busy, true);
  await assert.rejects(reader.settle(), /no words/);
  assert.equal(told.busy, false);
});

test('a picture that cannot be read is not due for ever', async () => {
  const {reader, strokes, told} = readerOf(slow);
  strokes.open({width: 1, height: 1});
  assert.equal(told.busy, true);
  await assert.rejects(reader.settle(), /no inspector/);
  assert.equal(told.busy, false);
});
