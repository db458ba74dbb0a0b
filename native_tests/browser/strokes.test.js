import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Strokes} from '../../web/src/drawing/strokes.js';

const point = (x, y) => ({x, y, pressure: 0.5});

function withStrokes(count) {
  const strokes = new Strokes();
  for (let i = 0; i < count; ++i) {
    strokes.begin(point(10 * i, 0));
    strokes.extend([point(10 * i, 5)]);
    strokes.end();
  }
  return strokes;
}

const firstXs = (strokes) => strokes.all.map(([{x}]) => x);

test('the pairs end each stroke that is finished with a pair of NaN', () => {
  const strokes = withStrokes(1);
  strokes.begin(point(3, 4));
  assert.deepEqual([...strokes.pairs], [0, 0, 0, 5, NaN, NaN, 3, 4]);
});

test('points that add nothing are dropped', () => {
  const strokes = new Strokes();
  strokes.begin(point(0, 0));
  strokes.extend([point(0.1, 0), point(0.4, 0.2), point(2, 0)]);
  assert.equal(strokes.all[0].length, 2);
});

test('undo and redo walk through strokes and clearing', () => {
  const strokes = withStrokes(3);
  strokes.undo();
  assert.deepEqual(firstXs(strokes), [0, 10]);
  strokes.clear();
  assert.ok(strokes.blank);
  assert.equal(strokes.pairs.length, 0);
  strokes.undo();
  assert.deepEqual(firstXs(strokes), [0, 10]);
  strokes.redo();
  assert.ok(strokes.blank);
  strokes.undo();
  strokes.undo();
  assert.deepEqual(firstXs(strokes), [0]);
  strokes.redo();
  assert.deepEqual(firstXs(strokes), [0, 10]);
});

test('taking strokes out of the middle is one action that can be undone', () => {
  const strokes = withStrokes(5);
  strokes.replace(strokes.all.filter((_, i) => i !== 1 && i !== 3));
  assert.deepEqual(firstXs(strokes), [0, 20, 40]);
  strokes.undo();
  assert.deepEqual(firstXs(strokes), [0, 10, 20, 30, 40]);
  strokes.redo();
  assert.deepEqual(firstXs(strokes), [0, 20, 40]);
});

test('a new stroke makes redo impossible', () => {
  const strokes = withStrokes(2);
  strokes.undo();
  strokes.begin(point(1, 1));
  assert.ok(!strokes.canRedo);
});

test('a stroke that is discarded has never been', () => {
  const strokes = withStrokes(3);
  strokes.undo();
  strokes.begin(point(50, 50));
  strokes.extend([point(90, 90)]);
  strokes.discard();
  assert.deepEqual(firstXs(strokes), [0, 10]);
  assert.equal(strokes.pairs.length, 2 * 6);
  strokes.redo();
  assert.deepEqual(firstXs(strokes), [0, 10, 20]);
  strokes.undo();
  strokes.undo();
  assert.deepEqual(firstXs(strokes), [0]);
  strokes.discard();
  assert.deepEqual(firstXs(strokes), [0]);

  const opened = new Strokes();
  const picture = {width: 1, height: 1};
  opened.open(picture);
  opened.begin(point(1, 1));
  opened.discard();
  assert.equal(opened.picture, picture);
  opened.undo();
  assert.ok(opened.blank);
});

test('a picture over strokes takes nothing of them away, and a new stroke goes on with them', () => {
  const strokes = withStrokes(2);
  const picture = {width: 1, height: 1};
  strokes.open(picture, [...strokes.all]);
  assert.deepEqual([firstXs(strokes), strokes.picture], [[0, 10], picture]);
  strokes.begin(point(50, 1));
  strokes.end();
  assert.deepEqual([firstXs(strokes), strokes.picture], [[0, 10, 50], null]);
  strokes.undo();
  strokes.undo();
  assert.deepEqual([firstXs(strokes), strokes.picture], [[0, 10], picture]);
  strokes.undo();
  assert.deepEqual([firstXs(strokes), strokes.picture], [[0, 10], null]);
});

test('clearing a blank pad is no action', () => {
  const strokes = new Strokes();
  strokes.clear();
  assert.ok(!strokes.canUndo);
});

test('a bounded number of actions is kept, and the pairs follow a long drawing', () => {
  const strokes = withStrokes(1000);
  assert.equal(strokes.pairs.length, 1000 * 6);
  let undone = 0;
  for (; strokes.canUndo; ++undone) strokes.undo();
  assert.equal(undone, 200);
  assert.equal(strokes.all.length, 800);
});

test('a bounded number of pictures is kept, whose memory is that of many strokes', () => {
  const strokes = new Strokes();
  const pictures = Array.from({length: 30}, (_, i) => ({width: i}));
  for (const picture of pictures) {
    strokes.open(picture);
    strokes.open(pictures[0]);  // which is one, however often it is opened
    strokes.clear();
  }
  const seen = new Set();
  while (strokes.canUndo) {
    strokes.undo();
    if (strokes.picture) seen.add(strokes.picture);
  }
  assert.deepEqual([...seen].map(({width}) => width).sort((a, b) => a - b), [0, ...Array.from({length: 19}, (_, i) => 11 + i)]);
});

test('listeners hear what happened', () => {
  const heard = [];
  const strokes = new Strokes();
  strokes.onChange((change) => heard.push(change));
  strokes.begin(point(0, 0));
  strokes.extend([point(0.1, 0)]);
  strokes.extend([point(9, 9)]);
  strokes.end();
  strokes.end();
  strokes.undo();
  assert.deepEqual(heard, ['begun', 'extended', 'ended', 'replaced']);
});
