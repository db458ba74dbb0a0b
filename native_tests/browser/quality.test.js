import assert from 'node:assert/strict';
import {test} from 'node:test';
import {violations} from './harness/axe.js';
import {drawDigit} from './harness/drawing.js';
import {inChromium, inEveryEngine, until} from './harness/engines.js';
import {showView, VIEWS} from './harness/views.js';
import {goToPart, openWhy} from './harness/why.js';

inEveryEngine('quality', ({open, site}) => {
  for (const theme of ['light', 'dark']) {
    test(`axe finds nothing wrong in the ${theme} theme, blank, drawn on or looked into`, async () => {
      await open({}, async (page) => {
        if (theme === 'dark') await page.click('#theme');
        await until(page, (theme) => getComputedStyle(document.documentElement).colorScheme === theme, theme);
        assert.deepEqual(await violations(page), []);
        await drawDigit(page, 4);
        assert.deepEqual(await violations(page), []);
        await openWhy(page);
        await page.evaluate(() => document.querySelector('.flow canvas').focus());
        await page.press(['Home', 'ArrowRight', 'Enter']);
        assert.deepEqual(await violations(page), []);
        for (const part of ['why', 'if', 'picture', 'layers', 'words']) {
          await goToPart(page, part);
          assert.deepEqual(await violations(page), [], part);
        }
        await page.click('.inside-tab:not([data-part])');
        assert.deepEqual(await violations(page), []);
      });
    });
  }

  test('nothing is complained about and no request leaves the origin', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 8);
      await page.click('[data-testid="clear"]');
      const {complaints, requests} = await page.evaluate(() => ({
        complaints: window.complaints,
        requests: performance.getEntriesByType('resource').map(({name}) => name),
      }));
      assert.deepEqual(complaints, []);
      assert.ok(requests.some((name) => name.endsWith('.safetensors')), String(requests));
      assert.deepEqual(requests.filter((name) => !name.startsWith(site().origin)), []);
    });
  });
});

inChromium('quality', ({open}) => {
  for (const theme of ['light', 'dark']) {
    test(`axe finds nothing wrong in any view in the ${theme} theme, in both directions`, async () => {
      await open({dark: theme === 'dark'}, async (page) => {
        await drawDigit(page, 4);
        for (const name of VIEWS) {
          await (name === 'inside' ? openWhy(page) : showView(page, name));
          for (const dir of ['rtl', 'ltr']) {
            await page.evaluate((dir) => { document.documentElement.dir = dir; }, dir);
            assert.deepEqual(await violations(page), [], `${name} ${dir}`);
          }
        }
      });
    });
  }
});

inChromium('with forced colours', ({open}) => {
  test('ink, bars and outlines are seen in the colours of the system, whatever theme was chosen', async () => {
    await open({}, async (page) => {
      await page.click('#theme');
      await page.click('#theme');
      assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme), 'light');
      const session = await page.raw.createCDPSession();
      await session.send('Emulation.setEmulatedMedia', {
        features: [
          {name: 'forced-colors', value: 'active'},
          {name: 'prefers-color-scheme', value: 'dark'},
          {name: 'prefers-reduced-motion', value: 'reduce'},  // no colours on their way
        ],
      });
      await drawDigit(page, 7);
      assert.deepEqual(await violations(page), []);
      const seen = await page.evaluate(() => {
        const pad = document.getElementById('pad');
        const {data} = pad.getContext('2d').getImageData(0, 0, pad.width, pad.height);
        const inked = data.findIndex((alpha, i) => i % 4 === 3 && alpha === 255);
        const colour = (selector, name) => getComputedStyle(document.querySelector(selector))[name];
        return {
          ink: [...data.slice(inked - 3, inked)],
          paper: colour('.pad', 'backgroundColor'),
          track: colour('.bar-track', 'borderTopStyle'),
          text: colour('body', 'color'),
        };
      });
      assert.deepEqual(seen, {ink: [255, 255, 255], paper: 'rgb(0, 0, 0)', track: 'solid', text: 'rgb(255, 255, 255)'});
      await openWhy(page, 'picture');
      assert.deepEqual(await violations(page), []);
      const inks = await page.evaluate(() => ['picture', 'pipeline-picture'].map((id) => {
        const canvas = document.getElementById(id);
        const {data} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        const inked = data.findIndex((alpha, i) => i % 4 === 3 && alpha === 255);
        return [...data.slice(inked - 3, inked)];
      }));
      assert.deepEqual(inks, [[255, 255, 255], [255, 255, 255]]);
    });
  });
});

inChromium('with reduced motion', ({open}) => {
  test('nothing moves by itself, and without the wish it does', async () => {
    await open({}, async (page) => {
      /** Whatever ran while a digit was drawn and the look inside opened and closed. */
      const moved = async () => {
        await page.evaluate(() => {
          window.moved = [];
          for (const type of ['transitionrun', 'animationstart']) {
            document.addEventListener(type, ({target}) => window.moved.push(target.className));
          }
        });
        await drawDigit(page, 7);
        await openWhy(page);
        await showView(page, 'examples');
        await page.click('[data-testid="clear"]');
        return page.evaluate(() => window.moved);
      };
      await page.raw.emulateMediaFeatures([{name: 'prefers-reduced-motion', value: 'reduce'}]);
      assert.deepEqual(await moved(), []);
      await page.raw.emulateMediaFeatures([{name: 'prefers-reduced-motion', value: 'no-preference'}]);
      assert.ok((await moved()).includes('pad-hint'));
    });
  });
});

inChromium('on paper', ({open}) => {
  for (const theme of ['light', 'dark']) {
    test(`a drawing, its bars and the look inside are printed in dark on white from the ${theme} theme`, async () => {
      await open({width: 718, height: 1016, dark: theme === 'dark'}, async (page) => {
        await drawDigit(page, 4);
        await openWhy(page, 'picture');
        await until(page, () => [...document.styleSheets].some(({href}) => /style\/print-[^/]*css$/.test(href ?? '')));
        await page.raw.emulateMediaType('print');
        const shown = await page.evaluate(() => {
          const visible = (selector) => [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility()).map(({id, className}) => id || className);
          const {color, backgroundColor} = getComputedStyle(document.body);
          return {
            pressed: visible('button'),
            parts: visible('.prediction, #bars, #pad, #picture, .pipeline'),
            sheet: {color, backgroundColor, bars: getComputedStyle(document.querySelector('.bar-fill')).printColorAdjust},
          };
        });
        assert.deepEqual(shown.pressed, []);
        assert.deepEqual(shown.parts, ['prediction', 'bars', 'picture', 'pad', 'pipeline inside-part']);
        assert.deepEqual(shown.sheet, {color: 'rgb(27, 34, 56)', backgroundColor: 'rgb(255, 255, 255)', bars: 'exact'});
        // How dark the darkest of each picture comes out, 0 to 255.
        for (const id of ['pad', 'picture', 'pipeline-picture']) {
          const picture = await (await page.raw.$(`#${id}`)).screenshot({encoding: 'base64'});
          const darkest = await page.evaluate(async (picture) => {
            const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(picture), (each) => each.charCodeAt(0))]));
            const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
            context.drawImage(bitmap, 0, 0);
            return context.getImageData(4, 4, bitmap.width - 8, bitmap.height - 8).data.reduce((least, value) => Math.min(least, value), 255);
          }, picture);
          assert.ok(darkest < 60, `${id}: ${darkest}`);
        }
      });
    });
  }
});

inChromium('without JavaScript', ({open}) => {
  test('the page says what is missing', async () => {
    await open({path: 'scrawl/'}, async (page) => {
      await page.raw.setJavaScriptEnabled(false);
      await page.reload();
      const snapshot = await page.raw.accessibility.snapshot();
      assert.match(JSON.stringify(snapshot), /JavaScript is off/);
    });
  });
});
