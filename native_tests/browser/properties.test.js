import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {join} from 'node:path';
import {test} from 'node:test';
import {HUNG} from './harness/patience.js';
import {check, found, plain, unplain} from './properties/check.js';
import {PROPERTIES} from './properties/properties.js';

// A million of each: node native_tests/browser/properties/run.mjs.
for (const [name, property] of Object.entries(PROPERTIES)) {
  test(name, async () => {
    const {found: wrong} = await check(property, {runs: 2000, seed: 2026, first: (await found())[name]});
    assert.equal(wrong, null, wrong ? `${wrong.problem}: ${JSON.stringify(plain(wrong.input)).slice(0, 2000)}` : '');
  });
}

test('a row of signs that may be formatting takes no more time than others of its length', () => {
  // Thirty times what was one of a quarter of a minute, and would be hours.
  const script = `import {drawingIn} from './link.js'; if (drawingIn('#d=1.' + '_'.repeat(3e6) + 'a') !== null) process.exit(1);`;
  const cwd = join(import.meta.dirname, '../../web/src/drawing');
  const {status, error} = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {cwd, timeout: HUNG});
  assert.deepEqual([status, error], [0, undefined]);
});

test('what is wrong is found, and made short', async () => {
  const noLongA = {make: (random) => 'ab'.repeat(random.between(1, 9)), holds: (input) => assert.ok(!/a.*a.*a/.test(input), 'three')};
  const {found: wrong} = await check(noLongA, {runs: 100, seed: 1});
  assert.deepEqual(wrong, {input: 'aaa', problem: 'three'});
  const throws = {make: () => new Uint8Array([1, 2]), holds: () => Promise.reject(new Error('late'))};
  assert.equal((await check(throws, {runs: 1, seed: 1})).found?.problem, 'late');
  const bytes = new Uint8Array([1, 200]);
  assert.deepEqual([unplain(plain(bytes)), unplain('text'), unplain({parts: [['a', 3], ['b', 1]]})], [bytes, 'text', 'aaab']);
});
