import assert from 'node:assert/strict';
import {test} from 'node:test';
import {inChromium, inEveryEngine, ready, until} from './harness/engines.js';
import {click, faults, frame, placesOfStage} from './harness/layout.js';
import {VIEWS} from './harness/views.js';

const inner = (condition) => Function(`const {document} = window[0]; return ${condition};`);
const FEW = [[320, 393, 520, 834, 1280, 1920, 2560], [256, 320, 390, 568, 700, 1024, 1440]];

/** Shows a view in the frame. */
async function show(page, name) {
  await click(page, `#views [href="#${name}"]`);
  await until(page, inner(`document.getElementById("view-${name}").checkVisibility()`));
}

/** All views with all that can be in them, one after the other. */
async function everyView(page, use) {
  await show(page, 'examples');
  // A number, with its outlines on the pad, and a long message over the page.
  await click(page, '#gallery li:nth-child(9) button');
  await until(page, inner('document.querySelectorAll(".outline").length === 4'));
  await page.evaluate(() => {
    const transfer = new window[0].DataTransfer();
    transfer.items.add(new window[0].File(['Dear Sir'], 'a-letter-with-a-rather-long-name-of-its-own.txt'));
    window[0].document.dispatchEvent(new window[0].DragEvent('drop', {dataTransfer: transfer, bubbles: true, cancelable: true}));
  });
  await until(page, inner('document.querySelector("#message [data-kind]")?.checkVisibility()'));
  await use('examples');

  await click(page, '#message button');
  await click(page, '.outline:last-child .outline-label');
  await show(page, 'teach');
  await click(page, '.teach-digit:nth-child(7)');
  await until(page, inner('document.querySelectorAll(".own-examples li").length === 1'));
  await use('teach');

  await show(page, 'inside');
  await until(page, inner('document.querySelectorAll(".flow-names span").length > 0'));
  // By events of our own: a driver's keys do not reach a frame in every engine.
  await page.evaluate(() => {
    const {document: doc, KeyboardEvent} = window[0];
    const graph = doc.querySelector('.flow canvas');
    graph.focus();
    for (const key of ['Home', 'ArrowRight', 'Enter']) graph.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true}));
  });
  await until(page, inner('document.querySelectorAll(".detail .numbers").length > 0'));
  await use('inside');

  await show(page, 'train');
  await until(page, inner('document.getElementById("train-start")?.getAttribute("aria-disabled") === "false"'));
  await click(page, '#train-start');
  // Not until there are mistakes: at the end of so little there may be none left, and a busy test misses those before.
  await until(page, inner('document.getElementById("train-note").textContent.includes("Done")'));
  await page.evaluate(() => { for (const part of window[0].document.querySelectorAll('details')) part.open = true; });
  await use('train');

  for (const name of ['networks', 'share']) {
    await show(page, name);
    await use(name);
  }
}

inEveryEngine('at every size', ({open, engine}) => {
  // Sizes in between are only for the engine that lays out quickly: WebKit takes five times as long.
  const sizes = engine === 'Chromium' ? [] : FEW;
  test('nothing sticks out, lies over another part, leaves a hole or is too small for a finger', async () => {
    await open({path: 'learning/'}, async (page) => {
      await ready(page);
      await frame(page);
      await everyView(page, async (name) => assert.deepEqual(await faults(page, ...sizes), [], name));
    });
  });

  test('no view moves pad, tools or answer', async () => {
    await open({path: 'learning/'}, async (page) => {
      await ready(page);
      await frame(page);
      const before = await placesOfStage(page);
      for (const name of VIEWS) {
        await show(page, name);
        assert.deepEqual(await placesOfStage(page), before, name);
      }
    });
  });
});

inChromium('at many sizes', ({open}) => {
  const variants = {
    'from right to left': () => { window[0].document.documentElement.dir = 'rtl'; },
    'in larger type': () => { window[0].document.getElementById('classroom').click(); },
    // As another language may be. Numbers stay as long as they are.
    'with words that are longer by 40 %': () => {
      const {document: doc, NodeFilter} = window[0];
      const walker = doc.createTreeWalker(doc.body, NodeFilter.SHOW_TEXT);
      for (let node; (node = walker.nextNode());) {
        if (node.longer) continue;  // what stands in every view
        node.longer = true;
        if (/[a-z]{3}/i.test(node.data) && !node.parentElement.closest('script, style')) node.data = node.data.replace(/[A-Za-zÀ-ž]{3,}/g, (word) => word + word.slice(0, Math.ceil(word.length * 0.4)));
      }
    },
  };
  for (const [what, change] of Object.entries(variants)) {
    test(`${what} it is as tidy`, async () => {
      await open({path: 'learning/'}, async (page) => {
        await ready(page);
        await frame(page);
        await everyView(page, async (name) => {
          await page.evaluate(change);
          assert.deepEqual(await faults(page, ...FEW), [], name);
          if (what === 'in larger type') await page.evaluate(change);
        });
      });
    });
  }
});
