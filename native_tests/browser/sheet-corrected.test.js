import assert from 'node:assert/strict';
import {test} from 'node:test';
import {answer, drawDigit} from './harness/drawing.js';
import {inEveryEngine, until} from './harness/engines.js';
import {LINES, READ, dropPage, field, panel, sheetShows, watchClipboard} from './harness/sheet.js';

inEveryEngine('a photographed page that is corrected', ({open}) => {
  test('a digit is corrected by its key, and what is copied says so', async () => {
    await open({}, async (page) => {
      await watchClipboard(page);
      await dropPage(page, LINES);
      await sheetShows(page, READ);
      await page.click(field(2));
      await page.press(['6']);
      await sheetShows(page, ['462', '973 26', '38']);
      await page.press(['Enter', '7']);
      await sheetShows(page, ['467', '973 26', '38']);
      // What was taken for one digit may be two, and letters are none.
      await page.evaluate(() => {
        document.activeElement.value = '2x1';
        document.activeElement.dispatchEvent(new InputEvent('input', {bubbles: true}));
      });
      await page.press(['ArrowDown', '5']);
      await sheetShows(page, ['4621', '975 26', '38']);
      await page.click('.sheet-buttons button:nth-child(1)');
      await until(page, () => window.copied === '4621\n975 26\n38');
      await page.click('.sheet-buttons button:nth-child(2)');
      await until(page, () => window.copied.startsWith('line,'));
      const rows = (await page.evaluate(() => window.copied)).split('\r\n');
      assert.equal(rows[0], 'line,number,text,confidence,left,top,right,bottom');
      assert.match(rows[1], /^1,1,4621,0\.\d{4},\d+\.\d,\d+\.\d,\d+\.\d,\d+\.\d$/);
      assert.match(rows[3], /^2,2,26,/);
      assert.equal(rows.length, 5);
      // The correction is there again when the picture is.
      await page.click('[data-testid="clear"]');
      assert.equal((await panel(page)).shown, false);
      await page.click('[data-testid="undo"]');
      await sheetShows(page, ['4621', '975 26', '38']);
    });
  });

  test('what is corrected is the answer, too, and still is when the picture comes back', async () => {
    await open({}, async (page) => {
      const answers = async (text, sentence) => {
        const {label, ...said} = await answer(page);
        assert.deepEqual([said.state, label, said.text], ['number', text, text]);
        assert.match(said.sentence, sentence);
      };
      await dropPage(page, LINES);
      await sheetShows(page, READ);
      await page.click(field(2));
      await page.press(['6']);
      await answers('462\n973 26\n38', /462, 973, 26, 38/);
      assert.equal(await page.evaluate(() => document.querySelectorAll('.outline b')[1].textContent), '6');
      await page.click('[data-testid="clear"]');
      await page.click('[data-testid="undo"]');
      await sheetShows(page, ['462', '973 26', '38']);
      await answers('462\n973 26\n38', /462, 973/);
      await page.click(field(3));
      await page.press(['End', 'Backspace']);
      await answers('46\n973 26\n38', /46, 973/);
      assert.equal(await page.evaluate(() => document.querySelectorAll('.outline').length), 9);
      // Beside another drawing the page says only what it read there.
      await drawDigit(page, 1);
      await page.click(field(1));
      await page.press(['9']);
      assert.equal((await answer(page)).label, '1');
    });
  });

  test('what is corrected to another digit goes into the album, once, and out again', async () => {
    await open({}, async (page) => {
      const album = (labels) => until(page, (labels) =>
        [...document.querySelectorAll('.own-examples b')].map(({textContent}) => textContent).join('') === labels, labels);
      await dropPage(page, LINES);
      await sheetShows(page, READ);
      await page.click(field(2));
      await page.press(['6', 'Enter']);
      await album('6');
      await until(page, () => document.querySelector('.sheet-side > p.note:not(.sheet-legend)').textContent === 'Kept: a 6. One digit is in your album.');
      await page.press(['7', 'Enter']);
      await album('76');
      await page.click(field(2));
      await page.press(['8', 'Enter']);
      await album('78');
      // Another network that finds the same digits keeps what was corrected, and what it is in the album.
      await page.evaluate(() => {
        document.querySelector('.sheet-lines li').dataset.before = '';
        const picker = document.getElementById('model-picker');
        picker.value = 'compact-f32';
        picker.dispatchEvent(new Event('change', {bubbles: true}));
      });
      await until(page, () => document.querySelector('.sheet-lines li') && !document.querySelector('.sheet-lines [data-before]'));
      await sheetShows(page, ['487', '973 26', '38']);
      // A minus cannot be taught, and what was read at first is no correction.
      await page.click(field(3));
      await page.press(['-', 'Enter']);
      await album('8');
      await page.click(field(2));
      await page.press(['5', 'Enter']);
      await album('');
      await sheetShows(page, ['45-', '973 26', '38']);
      // What was typed counts, too, when another picture comes before the field is left.
      await page.click(field(1));
      await page.press(['9']);
      await dropPage(page, ['84', '219']);
      await sheetShows(page, ['84', '219']);
      await album('9');
      assert.deepEqual(await page.evaluate(() => window.complaints), []);
    });
  });
});
