import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Rounds} from '../../web/src/views/rounds.js';

/** Rounds whose work ends when it is told to. */
function held(wanted = () => true) {
  const ends = [], failures = [];
  const rounds = new Rounds(() => new Promise((done, fail) => ends.push({done, fail})), wanted, (failure) => failures.push(failure));
  return {rounds, ends, failures};
}
const soon = () => new Promise((done) => setImmediate(done));

test('what is asked for during a round is one more round, however often', async () => {
  const {rounds, ends} = held();
  const all = rounds.request();
  for (let i = 0; i < 3; ++i) await rounds.request();
  assert.equal(ends.length, 1);
  ends[0].done();
  await soon();
  assert.equal(ends.length, 2);
  assert.equal(rounds.busy, true);
  ends[1].done();
  await all;
  assert.deepEqual([ends.length, rounds.busy], [2, false]);
});

test('nothing is done that nobody sees, nor once nobody does', async () => {
  let seen = false;
  const {rounds, ends} = held(() => seen);
  await rounds.request();
  assert.equal(ends.length, 0);
  seen = true;
  const all = rounds.request();
  rounds.request();
  seen = false;
  ends[0].done();
  await all;
  assert.equal(ends.length, 1);
});

test('a failure is told, and the next request begins anew', async () => {
  const {rounds, ends, failures} = held();
  const all = rounds.request();
  ends[0].fail('broken');
  await all;
  assert.deepEqual(failures, ['broken']);
  rounds.request();
  assert.equal(ends.length, 2);
});
