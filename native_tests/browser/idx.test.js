import assert from 'node:assert/strict';
import {test} from 'node:test';
import {pairUp} from '../../web/src/learning/idx.js';

/** A file that says it has so many samples. */
function file(name, count) {
  const bytes = new Uint8Array(10);
  new DataView(bytes.buffer, 1).setUint32(4, count);
  return {name, bytes: bytes.subarray(1)};
}

const train = [file('train-images-idx3-ubyte.gz', 60000), file('train-labels-idx1-ubyte.gz', 60000)];
const judge = [file('t10k-images-idx3-ubyte.gz', 10000), file('t10k-labels-idx1-ubyte.gz', 10000)];
const pair = ([images, labels]) => ({name: images.name, images: images.bytes, labels: labels.bytes});

test('MNIST’s four files are two pairs, of which one judges, in whatever order they come', () => {
  for (const [images, labels] of [
    [[train[0], judge[0]], [train[1], judge[1]]],
    [[judge[0], train[0]], [train[1], judge[1]]],
  ]) {
    assert.deepEqual(pairUp(images, labels), {learned: [pair(train)], heldOut: pair(judge)});
  }
});

test('one pair is learned from, whichever it is, and so are several that are not MNIST’s', () => {
  assert.deepEqual(pairUp([train[0]], [train[1]]), {learned: [pair(train)], heldOut: null});
  assert.deepEqual(pairUp([judge[0]], [judge[1]]), {learned: [pair(judge)], heldOut: null});
  const [a, b] = ['a', 'b'].map((name) => [file(`${name}-images`, 5), file(`${name}-labels`, 5)]);
  assert.deepEqual(pairUp([b[0], a[0]], [b[1], a[1]]), {learned: [pair(a), pair(b)], heldOut: null});
  assert.deepEqual(pairUp([], []), {learned: [], heldOut: null});
});

test('a file whose other half is missing is named', () => {
  /** What is said of it: the text's name and its values. */
  const saidOf = (/** @type {import('../../web/src/learning/idx.js').Named[]} */ images, /** @type {import('../../web/src/learning/idx.js').Named[]} */ labels) => {
    try {
      return pairUp(images, labels);
    } catch (error) {
      return [error.kind, error.cause.code, error.cause.values];
    }
  };
  assert.deepEqual(saidOf([train[0]], []), ['learning-failed', 'imagesAndLabels', {}]);
  assert.deepEqual(saidOf([train[0]], [judge[1]]), ['learning-failed', 'noLabels', {name: 'train-images-idx3-ubyte.gz', count: 60000}]);
  assert.deepEqual(saidOf([train[0]], [train[1], judge[1]]), ['learning-failed', 'noImages', {name: 't10k-labels-idx1-ubyte.gz', count: 10000}]);
  assert.deepEqual(saidOf([file('short', 0)], [judge[1]]), ['learning-failed', 'noLabels', {name: 'short', count: 0}]);
});
