// The numbers of a map as text for other programs.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {asJson, asNumPy} from '../../web/src/views/inside/as-code.js';

const NUMBERS = {name: 'Convolution 1, map 2', height: 2, width: 3, values: [0, 0.5, Math.fround(0.1), -2, 1e-9, 12345678]};

test('JSON has the shape and the values row by row', () => {
  assert.deepEqual(JSON.parse(asJson(NUMBERS)), {name: 'Convolution 1, map 2', shape: [2, 3], values: [[0, 0.5, 0.1], [-2, 1e-9, 12345680]]});
});

test('NumPy has a comment and an array of rows', () => {
  assert.equal(asNumPy(NUMBERS), '# Convolution 1, map 2\nnp.array([\n    [0, 0.5, 0.1],\n    [-2, 1e-9, 12345680],\n], dtype=np.float32)\n');
});
