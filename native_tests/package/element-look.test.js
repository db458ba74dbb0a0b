import assert from 'node:assert/strict';
import {test} from 'node:test';
import {violations} from '../browser/harness/axe.js';
import {inEveryEngine} from '../browser/harness/engines.js';
import {onForm} from './harness/form.js';
import {inside, servePages, settled, valueOf, write} from './harness/pages.js';

inEveryEngine('<digit-pad> looked at and touched', ({open}) => {
  test('one draws with arrow keys and space, and a digit typed on the pad goes into the text', () => onForm(open, async (page) => {
    await inside(page, 'age', 'canvas', 'focus');
    await page.press([' ', ...Array(20).fill('ArrowDown'), ' ']);
    await settled(page, 'age');
    assert.equal(await valueOf(page, 'age'), '1');
    await page.press(['5']);
    assert.match(await valueOf(page, 'age'), /5/);
  }));

  test('a finger on the pad scrolls nothing, and a long press opens no menu', () => onForm(open, async (page) => {
    const prevented = await page.evaluate(() => {
      const canvas = document.getElementById('age').shadowRoot.querySelector('canvas');
      const prevented = ['touchstart', 'contextmenu'].map((type) => !canvas.dispatchEvent(new Event(type, {cancelable: true, bubbles: true})));
      return [...prevented, getComputedStyle(canvas).touchAction];
    });
    assert.deepEqual(prevented, [true, true, 'none']);
  }));

  test('the ink has the colour of the text, also when that changes', () => onForm(open, async (page) => {
    await write(page, 'age', '1');
    const painted = () => page.evaluate(() => {
      const canvas = document.getElementById('age').shadowRoot.querySelector('canvas');
      const {data} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      const place = data.findIndex((value, i) => i % 4 === 3 && value === 255);
      return place < 0 ? null : [...data.slice(place - 3, place)];
    });
    let ink = null;
    while (!ink) ink = await painted();
    await page.evaluate(() => document.getElementById('age').style.setProperty('--digit-pad-ink', 'rgb(200, 0, 100)'));
    const deadline = Date.now() + 60_000;
    while (Date.now() < deadline && (await painted())?.join() !== '200,0,100') await page.evaluate(() => new Promise(requestAnimationFrame));
    assert.equal((await painted()).join(), '200,0,100');
    assert.notEqual(ink.join(), '200,0,100');
  }));

  test('a checker of accessibility finds nothing', () => onForm(open, async (page) => {
    await write(page, 'age', '7');
    assert.deepEqual(await violations(page), []);
  }));
}, servePages);
