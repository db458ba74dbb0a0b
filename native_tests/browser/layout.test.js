import assert from 'node:assert/strict';
import {test} from 'node:test';
import {inEveryEngine, ready, until} from './harness/engines.js';
import {click, faults, frame} from './harness/layout.js';

const inner = (condition) => Function(`const {document} = window[0]; return ${condition};`);

inEveryEngine('at every size', ({open}) => {
  test('nothing sticks out, lies over another part or is too small for a finger', async () => {
    await open({path: 'learning/'}, async (page) => {
      await ready(page);
      await frame(page);
      // A number, with its outlines on the pad, and a long message over the page.
      await click(page, '#gallery li:nth-child(9) button');
      await until(page, inner('document.querySelectorAll(".outline").length === 4'));
      await page.evaluate(() => {
        const transfer = new window[0].DataTransfer();
        transfer.items.add(new window[0].File(['Dear Sir'], 'a-letter-with-a-rather-long-name-of-its-own.txt'));
        window[0].document.dispatchEvent(new window[0].DragEvent('drop', {dataTransfer: transfer, bubbles: true, cancelable: true}));
      });
      await until(page, inner('document.querySelector("#message [data-kind]")?.checkVisibility()'));
      assert.deepEqual(await faults(page), []);

      await click(page, '#message button');
      await click(page, '.outline:last-child .outline-label');
      await click(page, '.teach-digit:nth-child(7)');
      await until(page, inner('document.querySelectorAll(".own-examples li").length === 1'));
      await click(page, '#why-toggle');
      await until(page, inner('document.querySelectorAll(".flow-names span").length > 0'));
      await page.evaluate(() => window[0].document.querySelector('.flow canvas').focus());
      await page.press(['Home', 'ArrowRight', 'Enter']);
      await until(page, inner('document.querySelectorAll(".detail .numbers").length > 0'));
      assert.deepEqual(await faults(page), []);

      await click(page, '#why-toggle');
      await click(page, '#train-open');
      await until(page, inner('document.getElementById("train-start")?.getAttribute("aria-disabled") === "false"'));
      await click(page, '#train-start');
      // Not until there are mistakes: at the end of so little there may be none left, and a busy test misses those before.
      await until(page, inner('document.getElementById("train-note").textContent.includes("Done")'));
      await page.evaluate(() => { for (const part of window[0].document.querySelectorAll('details')) part.open = true; });
      assert.deepEqual(await faults(page), []);
    });
  });
});
