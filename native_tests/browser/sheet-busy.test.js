// What happens on the pad while a picture on it is still being read.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {answer, drawDigit} from './harness/drawing.js';
import {inEveryEngine, until} from './harness/engines.js';
import {dropPage, sheetShows} from './harness/sheet.js';

/** Keeps what the inspector is asked to read in `window.toRead`, until `window.letGo()`; `window.readLate` once that is read. */
const holdReading = (page) => page.evaluate(() => {
  const {prototype} = Worker;
  const {postMessage} = prototype;
  const held = window.toRead = [];
  prototype.postMessage = function(message, ...others) {
    if (message.job !== 'readPage') return postMessage.call(this, message, ...others);
    held.push(() => {
      this.addEventListener('message', ({data}) => { window.readLate ||= data.id === message.id && 'done' in data; });
      postMessage.call(this, message, ...others);
    });
  };
  window.letGo = () => {
    prototype.postMessage = postMessage;
    for (const send of held) send();
  };
});

const shown = (page) => page.evaluate(() => ({
  photo: document.getElementById('view-photo').checkVisibility(),
  link: document.querySelector('#views [href="#photo"]').checkVisibility(),
  examples: document.getElementById('view-examples').checkVisibility(),
}));

inEveryEngine('while a picture is being read', ({open}) => {
  test('a pen on the pad takes its place, and nothing waits for it any more', async () => {
    await open({}, async (page) => {
      await holdReading(page);
      await dropPage(page, ['452', '38']);
      await until(page, () => window.toRead.length === 1 && document.querySelector('.sheet-busy').checkVisibility());
      await drawDigit(page, 1);
      assert.equal((await answer(page)).label, '1');
      const before = {photo: false, link: false, examples: true};
      assert.deepEqual(await shown(page), before);
      await page.evaluate(() => window.letGo());
      await until(page, () => window.readLate);
      assert.deepEqual(await shown(page), before);
      assert.equal((await answer(page)).label, '1');
      // The pen's stroke is undone, and then that it took the picture's place.
      for (let i = 0; i < 2; ++i) await page.click('[data-testid="undo"]');
      await sheetShows(page, ['452', '38']);
      assert.deepEqual(await page.evaluate(() => window.complaints), []);
    });
  });
});
