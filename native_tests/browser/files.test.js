import assert from 'node:assert/strict';
import {test} from 'node:test';
import {answer, drawDigit, drawn, drawNumber} from './harness/drawing.js';
import {inEveryEngine, until} from './harness/engines.js';
import {AVIF_SEVEN, chooseSeven, dropBlank, dropBytes, dropLink, dropSeven, pasteSeven, pngHeader, sevenBytes} from './harness/files.js';
import {messages, messageShown} from './harness/message.js';
import {takeHome} from './harness/training.js';

const labelled = (page, label) =>
  until(page, (label) => document.querySelector('[data-testid="prediction"]').dataset.label === label, label);

inEveryEngine('files', ({open}) => {
  for (const [paper, ink, size] of [['#f4f0e0', '#223', 600], ['black', 'white', 60], ['white', 'navy', 2500], ['transparent', 'white', 300]]) {
    test(`a dropped picture of ${size} pixels, ${ink} on ${paper}, is read`, async () => {
      await open({}, async (page) => {
        await dropSeven(page, paper, ink, size);
        await labelled(page, '7');
        await page.click('[data-testid="clear"]');
        assert.equal((await answer(page)).state, 'blank');
        await page.click('[data-testid="undo"]');
        assert.equal((await answer(page)).label, '7');
      });
    });
  }

  test('an AVIF picture is read where the browser decodes it, and named where it does not', async () => {
    await open({}, async (page) => {
      const decodes = await page.evaluate((bytes) =>
        createImageBitmap(new Blob([new Uint8Array(bytes)], {type: 'image/avif'})).then(() => true, () => false), [...AVIF_SEVEN]);
      await dropBytes(page, 'seven', '', [...AVIF_SEVEN]);
      if (decodes) await labelled(page, '7');
      else await messageShown(page, 'picture-broken');
    });
  });

  for (const [way, bring] of [['chosen', chooseSeven], ['pasted', pasteSeven]]) {
    test(`a ${way} picture is read`, async () => {
      await open({}, async (page) => {
        await bring(page, 'white', 'black', 300);
        await labelled(page, '7');
      });
    });
  }

  test('a number in a picture is read digit by digit, each outlined where it is', async () => {
    await open({}, async (page) => {
      await dropSeven(page, 'ivory', '#333', 200, 3);
      await labelled(page, '777');
      assert.equal((await answer(page)).state, 'number');
      const outlines = await page.evaluate(() => {
        const pad = document.getElementById('pad').getBoundingClientRect();
        return [...document.querySelectorAll('.outline')].map((outline) => {
          const {left, right, top, bottom} = outline.getBoundingClientRect();
          return [left, right, top, bottom].map((place, i) => (i < 2 ? (place - pad.left) / pad.width : (place - pad.top) / pad.height));
        });
      });
      assert.equal(outlines.length, 3);
      // The picture is 440 by 200 and as wide as the pad: sevens of 70 pixels, 120 apart.
      outlines.forEach(([left, right, top, bottom], i) => {
        assert.ok(Math.abs((left + right) / 2 - (105 + 120 * i) / 440) < 0.03, `${left} ${right}`);
        assert.ok(top > 0.3 && bottom < 0.75, `${top} ${bottom}`);
      });
      await page.evaluate(() => document.querySelectorAll('.outline-label')[1].click());
      assert.deepEqual(
        await page.evaluate(() => [...document.querySelectorAll('.outline-label')].map((label) => label.getAttribute('aria-pressed'))),
        ['false', 'true', 'false'],
      );
    });
  });

  test('a stroke takes the place of a picture', async () => {
    await open({}, async (page) => {
      await dropSeven(page, 'white', 'black', 300);
      await labelled(page, '7');
      await drawDigit(page, 1);
      assert.equal((await answer(page)).label, '1');
    });
  });

  test('what is no picture and no network is refused, and the drawing stays', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 7);
      await dropBytes(page, 'broken.png', 'image/png', [137, 80, 78, 71, 0, 1, 2]);
      await messageShown(page, 'picture-broken');
      await dropBytes(page, 'notes.txt', 'text/plain', [104, 105]);
      await messageShown(page, 'file-unknown');
      await dropBytes(page, 'other.safetensors', '', [2, 0, 0, 0, 0, 0, 0, 0, 123, 125]);
      await messageShown(page, 'model-broken');
      assert.equal(await page.evaluate(() => document.getElementById('model-picker').value), 'compact');
      assert.equal((await answer(page)).label, '7');
      await page.click('[data-testid="clear"]');
      await drawDigit(page, 1);
      assert.equal((await answer(page)).label, '1');
    });
  });

  test('pictures that lie about their size, are huge, tiny or empty are answered, and the drawing stays', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 7);
      await dropBytes(page, 'bomb.png', 'image/png', pngHeader(60_000, 60_000));
      await messageShown(page, 'picture-broken');
      await dropBytes(page, 'cut.png', 'image/png', pngHeader(28, 28));
      await messageShown(page, 'picture-broken');
      assert.equal((await answer(page)).label, '7');
      for (const size of [1, 300, 5000]) {
        await dropBlank(page, size);
        await until(page, () => document.getElementById('prediction').dataset.state === 'blank');
        assert.equal((await answer(page)).sentence, 'No digit found in this picture');
        await page.press(['z'], ['Control']);
        assert.equal((await answer(page)).label, '7');
      }
      assert.deepEqual(await page.evaluate(() => window.complaints), []);
    });
  });

  test('networks of other programs, and what is far too large for one, are refused by name', async () => {
    await open({}, async (page) => {
      const header = JSON.stringify({weight: {dtype: 'F32', shape: [1], data_offsets: [0, 4]}});
      const length = [header.length & 255, header.length >> 8, 0, 0, 0, 0, 0, 0];
      await dropBytes(page, 'llama.safetensors', '', [...length, ...Buffer.from(header), 0, 0, 0, 0]);
      await messageShown(page, 'model-broken');
      assert.match(await page.evaluate(() => document.getElementById('message').textContent), /llama\.safetensors.*Your drawing is kept/);
      await page.evaluate(() => {
        const file = new File([], 'giant.safetensors');
        Object.defineProperty(file, 'size', {value: 9e9});
        const event = new Event('drop', {bubbles: true, cancelable: true});
        Object.defineProperty(event, 'dataTransfer', {value: {files: [file]}});
        document.dispatchEvent(event);
      });
      await until(page, () => /giant\.safetensors: 9,000 MB/.test(document.getElementById('message').textContent));
      await drawDigit(page, 1);
      assert.equal((await answer(page)).label, '1');
    });
  });

  test('a network that its user brings is read with at once', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 7);
      await page.evaluate(async () => {
        const response = await fetch(JSON.parse(document.getElementById('names').textContent)['models/seed.safetensors']);
        const transfer = new DataTransfer();
        transfer.items.add(new File([await response.blob()], 'mine.safetensors'));
        document.dispatchEvent(new DragEvent('drop', {dataTransfer: transfer, bubbles: true, cancelable: true}));
      });
      await until(page, () => document.getElementById('model-picker').selectedOptions[0].text === 'Yours: mine.safetensors');
      assert.equal((await answer(page)).label, '7');
    });
  });

  test('what a file is its content says: without a type, with another, with a name in capitals', async () => {
    await open({}, async (page) => {
      const seven = await sevenBytes(page);
      for (const [name, type] of [['seven', ''], ['seven.txt', 'text/plain'], ['seven.jpg', 'image/jpeg'], ['seven.safetensors', '']]) {
        await page.evaluate(() => document.getElementById('clear').click());
        await dropBytes(page, name, type, seven);
        await labelled(page, '7');
      }
      for (const name of ['MINE.SAFETENSORS', 'mine.bin']) {
        await page.evaluate(async (name) => {
          const transfer = new DataTransfer();
          const names = JSON.parse(document.getElementById('names').textContent);
          transfer.items.add(new File([await (await fetch(names['models/seed.safetensors'])).blob()], name));
          document.dispatchEvent(new DragEvent('drop', {dataTransfer: transfer, bubbles: true, cancelable: true}));
        }, name);
        await until(page, (name) => document.getElementById('model-picker').selectedOptions[0].text === `Yours: ${name}`, name);
      }
      assert.deepEqual(await messages(page), []);
    });
  });

  test('a picture dragged from another page is opened where the link holds it, else the page says what to do', async () => {
    await open({}, async (page) => {
      const seven = Buffer.from(await sevenBytes(page)).toString('base64');
      await dropLink(page, `data:image/png;base64,${seven}`);
      await labelled(page, '7');
      await dropLink(page, 'https://example.com/seven.png');
      await messageShown(page, 'picture-elsewhere');
      assert.equal((await answer(page)).label, '7');
      assert.deepEqual(await page.evaluate(() => window.complaints), []);
    });
  });

  test('strokes that were saved open again, and can be undone; an album is known as one', async () => {
    await open({}, async (page) => {
      await drawNumber(page, '274');
      const before = await drawn(page);
      const saved = await takeHome(page, '#save-strokes');
      await page.click('[data-testid="clear"]');
      await dropBytes(page, 'scrawl-274.json', 'application/json', [...saved['scrawl-274.json']]);
      await labelled(page, '274');
      assert.deepEqual((await drawn(page)).map((stroke) => stroke.length).sort(), before.map((stroke) => stroke.length).sort());
      await page.click('[data-testid="undo"]');
      assert.equal((await answer(page)).state, 'blank');
      const [one] = JSON.parse(saved['scrawl-274.json']);
      for (const [name, text, kind] of [
        ['album.json', JSON.stringify([one, one]), 'file-of-digits'],
        ['album.csv', `label,pixel0\n4,0\n`, 'file-of-digits'],
        ['list.json', '[1, 2]', 'drawing-broken'],
        ['cut.json', '[{"label": 4, "strokes": [[[1', 'drawing-broken'],
      ]) {
        await page.evaluate(() => { for (const each of document.querySelectorAll('#message button')) each.click(); });
        await dropBytes(page, name, '', [...Buffer.from(text)]);
        await messageShown(page, kind);
      }
    });
  });
});
