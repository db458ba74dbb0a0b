// Which edges of the network are drawn, and where its maps stand.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {MOST_EDGES, columnsOf, edgesAt, strongest} from '../../web/src/views/inside/graph.js';
import {layOut, mapAt} from '../../web/src/views/inside/layout.js';
import {walk} from '../../web/src/views/inside/walk.js';

const layer = (type, height, width, channels, multiplyAdds = 0) =>
  ({type, height, width, channels, maps: {height, width, channels}, multiplyAdds, parameters: 0});
const LAYERS = [
  layer('conv2d', 26, 26, 12, 1), layer('relu', 26, 26, 12), layer('conv2d', 12, 12, 20, 1), layer('relu', 12, 12, 20),
  layer('max_pool2d', 6, 6, 20), {...layer('flatten', 1, 1, 720), maps: {height: 6, width: 6, channels: 20}},
  layer('dense', 1, 1, 300, 1), layer('relu', 1, 1, 300), layer('dense', 1, 1, 10, 1),
];
const COLUMNS = columnsOf({layers: LAYERS, classes: [...'0123456789']}, 28);

test('columns are the picture, each layer with what finishes it, and the scores', () => {
  assert.deepEqual(COLUMNS.map(({kind, number, count, all}) => [kind, number, count, all]), [
    ['picture', 0, 1, 1], ['maps', 1, 12, 12], ['maps', 2, 20, 20], ['maps', 0, 20, 20], ['values', 1, 256, 300], ['scores', 2, 10, 10],
  ]);
});

test('the strongest edges are drawn, and each with its own sums', () => {
  const total = Float32Array.from({length: 240}, (_, i) => i + 1);
  const flow = {values: new Float32Array(0), sources: 12, targets: 20, oneSource: false, total, net: total.map((each, i) => (i % 2 ? each : -each))};
  const drawn = [];
  strongest(flow, COLUMNS[1], COLUMNS[2], (source, target, strength, net) => drawn.push({place: source * 20 + target, strength, net}));
  assert.deepEqual(drawn.map(({place}) => place), Array.from({length: MOST_EDGES}, (_, i) => 240 - MOST_EDGES + i));
  assert.equal(drawn.at(-1).strength, 1);
  assert.ok(drawn.every(({place, net}) => (net > 0) === (place % 2 === 1)));
  const into = edgesAt(flow, COLUMNS[1], COLUMNS[2], {target: 3});
  assert.deepEqual(into.map(({source}) => source), [11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
  assert.ok(Math.abs(into.reduce((sum, {share}) => sum + share, 0) - 1) < 0.01);
  assert.deepEqual(edgesAt(flow, COLUMNS[1], COLUMNS[2], {source: 11})[0].target, 19);
});

test('what has one source has one edge', () => {
  const total = Float32Array.from({length: 20}, (_, i) => i);
  const flow = {values: new Float32Array(0), sources: 20, targets: 20, oneSource: true, total, net: total};
  assert.deepEqual(edgesAt(flow, COLUMNS[2], COLUMNS[3], {target: 7}).map(({source, share}) => [source, share]), [[7, 1]]);
  assert.deepEqual(edgesAt(flow, COLUMNS[2], COLUMNS[3], {source: 0}), []);
  const twice = {...flow, sources: 10};
  assert.deepEqual(edgesAt(twice, COLUMNS[2], COLUMNS[3], {source: 4}).map(({target}) => target), [9, 8]);
});

test('a paper without ink has no edges', () => {
  const none = new Float32Array(240);
  strongest({values: none, sources: 12, targets: 20, oneSource: false, total: none, net: none}, COLUMNS[1], COLUMNS[2], () => assert.fail());
});

test('no two maps overlap, all lie within, and each is found where it stands', () => {
  for (const [width, height] of [[320, 500], [390, 600], [690, 560], [900, 640], [1500, 700]]) {
    for (const zoom of [1, 2.25]) {
      const layout = layOut(COLUMNS, {width, height}, zoom);
      const boxes = layout.maps.flatMap((maps, column) => maps.map((box, map) => ({...box, column, map})));
      for (const {x, y, width: wide, height: high, column, map} of boxes) {
        assert.ok(x >= 0 && y >= 0 && x + wide <= layout.width + 1 && y + high <= layout.height + 1, `${width}: ${column}/${map}`);
        assert.deepEqual(mapAt(layout, x + wide / 2, y + high / 2), [column, map]);
      }
      if (zoom === 1 && width >= 690) assert.ok(layout.width <= width + 1, `${width} has room for ${layout.width}`);
      if (zoom === 1 && width < 560) assert.ok(layout.down && layout.width <= width + 1);
    }
  }
});

test('the arrow keys go along what flows, and across it to the neighbour', () => {
  const total = Float32Array.from({length: 240}, (_, i) => (i === 5 * 20 + 17 ? 9 : 1));
  const flow = {values: new Float32Array(0), sources: 12, targets: 20, oneSource: false, total, net: total};
  const content = {picture: [], probabilities: [], flows: [flow, flow, flow, flow, flow]};
  assert.deepEqual(walk('ArrowRight', {column: 1, map: 5}, COLUMNS, content, false), {column: 2, map: 17});
  assert.deepEqual(walk('ArrowLeft', {column: 2, map: 17}, COLUMNS, content, false), {column: 1, map: 5});
  assert.deepEqual(walk('ArrowDown', {column: 1, map: 5}, COLUMNS, content, false), {column: 1, map: 6});
  assert.deepEqual(walk('ArrowDown', {column: 1, map: 11}, COLUMNS, content, false), {column: 1, map: 11});
  assert.deepEqual(walk('ArrowDown', {column: 1, map: 5}, COLUMNS, content, true), {column: 2, map: 17});
  assert.deepEqual(walk('ArrowRight', {column: 1, map: 5}, COLUMNS, null, false), {column: 2, map: 5});
  assert.equal(walk('a', {column: 1, map: 5}, COLUMNS, content, false), null);
});
