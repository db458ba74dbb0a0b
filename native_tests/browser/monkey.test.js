import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import {chromium, firefox} from './harness/puppeteer.js';
import {webkit} from './harness/webkit.js';
import {Campaign} from './monkey/campaign.js';
import {codeOf, History} from './monkey/history.js';
import {randomFrom} from './harness/random.js';
import {shortened} from './monkey/shorten.js';

/** Lists of actions, as monkey/run.mjs writes them. */
const FOUND = join(import.meta.dirname, 'monkey/found');

// The long form: scripts/test.sh monkey.
for (const [engine, count] of [[chromium, 150], [firefox, 100], [webkit, 60]]) {
  describe(`a monkey (${engine.name})`, () => {
    let campaign;
    before(async () => {
      campaign = await Campaign.start(engine);
    });
    after(() => campaign?.close());

    if (engine === chromium) {
      for (const file of readdirSync(FOUND)) {
        test(`what once failed holds: ${file.replace('.json', '').replaceAll('-', ' ')}`, async () => {
          assert.equal(await campaign.run(JSON.parse(readFileSync(join(FOUND, file), 'utf8'))), null);
        });
      }
    }

    test('whatever is done in whatever order, what was drawn stays, and the answer belongs to it', async () => {
      const actions = campaign.actions(2026, count);
      const failure = await campaign.run(actions);
      assert.equal(failure, null, `${JSON.stringify(failure)} after\n${actions.map((each) => JSON.stringify(each)).join('\n')}`);
    });
  });
}

test('a seed brings the same choices back', () => {
  const choices = (seed) => Array.from({length: 20}, ((random) => () => random.below(1000))(randomFrom(seed)));
  assert.deepEqual(choices(7), choices(7));
  assert.notDeepEqual(choices(7), choices(8));
});

test('a list that fails is made as short as it can be', async () => {
  const list = Array.from({length: 100}, (_, i) => i);
  const fails = async (fewer) => fewer.includes(17) && fewer.includes(81);
  assert.deepEqual(await shortened(list, fails, 1000), [17, 81]);
  const few = await shortened(list, fails, 6);
  assert.ok(few.length < 100 && (await fails(few)), String(few));
});

test('the history knows what undo brings back, and what nobody may lose', () => {
  const history = new History('');
  const dot = (x) => [{x, y: 1, pressure: 0.5}];
  const [one, both, other] = [[dot(1)], [dot(1), dot(2)], [dot(3), dot(2)]].map(codeOf);
  history.replace('picture 1 × 1 1');
  history.replace(one);
  history.undo();
  assert.equal(history.content, 'picture 1 × 1 1');
  assert.deepEqual([history.canUndo, history.canRedo], [true, true]);
  history.replace('');
  assert.deepEqual([history.content, history.canRedo], ['', false]);
  assert.equal(new History(one).add(both, 1), '');
  assert.match(new History(one).add(other, 1), /changed/);
  assert.match(new History(one).add('', 1), /0 strokes instead of 1 and 1 more/);
});
