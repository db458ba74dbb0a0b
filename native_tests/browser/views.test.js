import assert from 'node:assert/strict';
import {test} from 'node:test';
import {answer, drawDigit} from './harness/drawing.js';
import {inChromium, inEveryEngine, ready, until} from './harness/engines.js';
import {dropSeven, pictureOpened} from './harness/files.js';
import {messages} from './harness/message.js';
import {dropPage, sheetShows} from './harness/sheet.js';
import {says} from './harness/teaching.js';
import {chooseView, showView, shownViews, VIEWS} from './harness/views.js';

const hash = (page) => page.evaluate(() => location.hash);
const shows = (page, name) => until(page, (name) => document.getElementById(`view-${name}`)?.checkVisibility(), name);
const go = (page, steps) => page.evaluate((steps) => history.go(steps), steps);
const SEVEN = 'd=1.AAEDsAnYBKAGEb8Cugo'; // docs/formats.md

inEveryEngine('views', ({open}) => {
  test('each is chosen by the pointer, alone in sight, has an address, and back and forward lead through them', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 7);
      assert.deepEqual(await shownViews(page), ['examples']);
      for (const name of VIEWS) {
        await page.click(`#views [href="#${name}"]`);
        await shows(page, name);
        assert.deepEqual(await shownViews(page), [name]);
        assert.equal(await hash(page), `#${name}`);
        assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('#views [aria-current]')].map((link) => link.hash)), [`#${name}`]);
        assert.match(await page.evaluate(() => document.title), name === 'examples' ? /^Scrawl: / : / · Scrawl$/);
      }
      for (const name of VIEWS.toReversed().slice(1)) {
        await go(page, -1);
        await shows(page, name);
      }
      await go(page, 2);
      await shows(page, 'teach');
      assert.equal((await answer(page)).label, '7');
      assert.deepEqual(await page.evaluate(() => window.complaints), []);
    });
  });

  test('the last one is there again, and one that is asked for comes before it', async () => {
    await open({}, async (page) => {
      await showView(page, 'networks');
      await page.evaluate(() => { location.href = location.pathname; });
      await shows(page, 'networks');
      await ready(page);
      assert.equal(await hash(page), '');
      await chooseView(page, 'share');
      await shows(page, 'share');
      await go(page, -1);
      await shows(page, 'networks');
      await page.evaluate(() => { location.href = `${location.pathname}#train`; location.reload(); });
      await shows(page, 'train');
    });
  });

  test('a link holds drawing and view, also as mail and chat programs change it', async () => {
    for (const place of [`inside&${SEVEN}`, `inside&amp;${SEVEN}`, `inside%26${SEVEN}`, `inside/map/2&${SEVEN}`]) {
      await open({path: `scrawl/#${place}`}, async (page) => {
        await ready(page);
        await shows(page, 'inside');
        assert.equal((await answer(page)).label, '7', place);
        assert.match(await hash(page), /^#inside(\/map\/2)?&d=1\./);
        assert.deepEqual(await messages(page), []);
        // The view stays in the address when the drawing is another.
        await page.click('[data-testid="clear"]');
        assert.match(await hash(page), /^#inside(\/map\/2)?$/);
      });
    }
  });

  test('an unknown place is the beginning', async () => {
    await open({path: `scrawl/#moon&${SEVEN}`}, async (page) => {
      await ready(page);
      await shows(page, 'examples');
      assert.equal((await answer(page)).label, '7');
    });
  });

  test('a link is made with the view that its reader shall see', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 4);
      await page.evaluate(() => {
        Object.defineProperty(navigator, 'clipboard', {value: {writeText: async (words) => { window.copied = words; }}});
      });
      await showView(page, 'share');
      for (const [view, wanted] of [['', /#d=1\./], ['inside', /#inside&d=1\./]]) {
        await page.evaluate((view) => { document.getElementById('share-opens').value = view; }, view);
        await page.click('#copy-link');
        await until(page, (source) => new RegExp(source).test(window.copied), wanted.source);
      }
      // As the view was left: a stop of the tour, say, for a class.
      await page.evaluate(() => { location.hash = '#inside/tour/3'; });
      await shows(page, 'inside');
      await showView(page, 'share');
      await page.evaluate(() => { document.getElementById('share-opens').selectedIndex = 1; });
      await page.click('#copy-link');
      await until(page, () => /#inside\/tour\/3&d=1\./.test(window.copied));
    });
  });

  test('who comes back to a link from another view finds what was drawn since', async () => {
    await open({path: `scrawl/#inside&${SEVEN}`}, async (page) => {
      await ready(page);
      await showView(page, 'networks');
      await page.click('[data-testid="clear"]');
      await drawDigit(page, 1);
      await go(page, -1);
      await shows(page, 'inside');
      assert.equal((await answer(page)).label, '1');
      assert.equal(await hash(page), '#inside');
    });
  });

  test('by the keyboard alone a view is chosen, and the next key belongs to it', async () => {
    await open({}, async (page) => {
      for (const [name, first] of [['examples', 'example'], ['networks', 'model-picker'], ['share', 'share-opens']]) {
        await page.evaluate((name) => document.querySelector(`#views [href="#${name}"]`).focus(), name === 'examples' ? 'networks' : name);
        await page.press(['Enter']);
        if (name === 'examples') {
          await shows(page, 'networks');
          await page.evaluate(() => document.querySelector('#views [href="#examples"]').focus());
          await page.press(['Enter']);
        }
        await shows(page, name);
        await until(page, () => document.activeElement.id === 'panel');
        await page.press(['Tab']);
        assert.equal(await page.evaluate(() => document.activeElement.id || document.activeElement.className), first);
      }
    });
  });

  test('a digit’s key on the pad teaches in its view, and nothing is asked of a blank pad', async () => {
    await open({}, async (page) => {
      await showView(page, 'teach');
      assert.equal(await page.evaluate(() => document.getElementById('teach-title').checkVisibility()), false);
      await showView(page, 'examples');
      await drawDigit(page, 7);
      await answer(page);
      await page.evaluate(() => document.getElementById('pad').focus());
      await page.press(['7']);
      await shows(page, 'teach');
      await says(page, 'Kept: a 7');
      assert.equal(await page.evaluate(() => document.getElementById('teach-title').checkVisibility()), true);
      assert.equal(await page.evaluate(() => document.activeElement.id), 'pad');
    });
  });

  test('a photographed page is a view as long as it is there', async () => {
    await open({}, async (page) => {
      await showView(page, 'networks');
      await dropPage(page, ['452', '973']);
      await sheetShows(page, ['452', '973']);
      assert.deepEqual(await shownViews(page), ['photo']);
      assert.equal(await hash(page), '#photo');
      await go(page, -1);
      await shows(page, 'networks');
      await chooseView(page, 'photo');
      await shows(page, 'photo');
      await page.click('[data-testid="clear"]');
      await shows(page, 'networks');
      assert.equal(await page.evaluate(() => document.querySelector('#views [href="#photo"]').checkVisibility()), false);
    });
  });

  test('what the network sees of a picture is not called strokes', async () => {
    await open({}, async (page) => {
      const words = () => page.evaluate(() => [document.getElementById('picture-note').textContent, document.getElementById('picture').getAttribute('aria-label')].join());
      await drawDigit(page, 7);
      await answer(page);
      assert.match(await words(), /Your strokes.*Your drawing/);
      await dropSeven(page, 'white', 'black', 300);
      await pictureOpened(page);
      await answer(page);
      await until(page, () => /picture/.test(document.getElementById('picture-note').textContent));
      assert.doesNotMatch(await words(), /[Yy]our/);
    });
  });

  test('for the classroom everything is larger, which is remembered', async () => {
    await open({}, async (page) => {
      const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
      const before = await size();
      await page.click('#classroom');
      const large = await size();
      assert.ok(large > 1.15 * before, `${before} ${large}`);
      await page.reload();
      await ready(page);
      assert.equal(await size(), large);
      await page.click('#classroom');
      assert.equal(await size(), before);
    });
  });
});

/** What a screen reader meets on its way: roles and names, in order. */
function transcript(node, lines = []) {
  const {role, name} = node;
  if (name && !/^(RootWebArea|StaticText|InlineTextBox)$/.test(role)) lines.push(`${role} ${name}`);
  for (const child of node.children ?? []) transcript(child, lines);
  return lines;
}

inChromium('views', ({open}) => {
  test('a screen reader meets answer, pad, tools, views and the view, in this order', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 7);
      await answer(page);
      await page.evaluate(() => document.activeElement.blur());
      await showView(page, 'share');
      const heard = transcript(await page.raw.accessibility.snapshot());
      const wanted = [
        'heading Scrawl', 'button Larger, for the classroom', 'button Dark theme', 'heading Answer', 'heading Your drawing',
        'application Drawing pad', 'button Undo', 'button Redo', 'button Clear', 'button Open a picture',
        'link Examples', 'link Look inside', 'link Teach', 'link Train', 'link Networks', 'link Share',
        'heading Keep and share', 'combobox The link opens', 'button Copy link', 'button Copy number',
      ];
      assert.deepEqual(wanted.filter((line) => !heard.includes(line)), [], heard.join('\n'));
      const places = wanted.map((line) => heard.indexOf(line));
      assert.deepEqual(places, places.toSorted((a, b) => a - b), heard.join('\n'));
    });
  });
});
