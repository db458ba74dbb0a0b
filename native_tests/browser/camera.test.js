import assert from 'node:assert/strict';
import {test} from 'node:test';
import {answer, drawDigit} from './harness/drawing.js';
import {inEveryEngine, until} from './harness/engines.js';
import {messageShown} from './harness/message.js';

const pressed = (page) => page.evaluate(() => document.getElementById('photograph').click());

/** A camera in front of a sheet with a 7 on it; `window.sheet` is its stream. */
function putUpCamera(page) {
  return page.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 640;
    canvas.height = 480;
    const context = canvas.getContext('2d');
    const paint = () => {
      context.fillStyle = '#e8e4da';
      context.fillRect(0, 0, 640, 480);
      context.lineWidth = 16;
      context.strokeStyle = '#223';
      context.stroke(new Path2D('M230 120 L400 120 L340 240 L310 370'));
    };
    paint();
    window.sheet = canvas.captureStream(10);
    setInterval(paint, 50);
    const devices = {getUserMedia: async () => window.sheet};
    Object.defineProperty(navigator, 'mediaDevices', {value: devices, configurable: true});
  });
}

inEveryEngine('the camera', ({open}) => {
  test('a photographed 7 is read, and the camera is off afterwards', async (t) => {
    await open({}, async (page) => {
      if (!(await page.evaluate(() => 'captureStream' in HTMLCanvasElement.prototype))) {
        return t.skip('this engine makes no stream of a canvas');
      }
      await putUpCamera(page);
      await pressed(page);
      await until(page, () => document.querySelector('.camera video')?.readyState >= 2);
      await page.click('.camera button[value="take"]');
      await until(page, () => document.querySelector('[data-testid="prediction"]').dataset.label === '7');
      const after = await page.evaluate(() => ({
        tracks: window.sheet.getTracks().map(({readyState}) => readyState),
        windows: document.querySelectorAll('dialog').length,
      }));
      assert.deepEqual(after, {tracks: ['ended'], windows: 0});
    });
  });

  test('several photographs are taken one after the other, with the light on, and each is read', async (t) => {
    await open({}, async (page) => {
      if (!(await page.evaluate(() => 'captureStream' in HTMLCanvasElement.prototype))) {
        return t.skip('this engine makes no stream of a canvas');
      }
      await putUpCamera(page);
      await page.evaluate(() => {
        const [track] = window.sheet.getVideoTracks();
        window.track = track;  // WebKit forgets what is added to an object that nobody holds
        track.getCapabilities = () => ({torch: true});
        track.applyConstraints = async (wanted) => { window.torch = wanted.advanced[0].torch; };
        navigator.mediaDevices.getUserMedia = async (wanted) => { window.wanted = wanted; return window.sheet; };
      });
      await pressed(page);
      await until(page, () => document.querySelector('.camera video')?.readyState >= 2);
      assert.equal(await page.evaluate(() => window.wanted.video.facingMode), 'environment');
      const press = (value) => page.evaluate((value) => document.querySelector(`.camera button[value="${value}"]`).click(), value);
      await press('torch');
      await until(page, () => document.querySelector('.camera button[value="torch"]').getAttribute('aria-pressed') === 'true');
      assert.equal(await page.evaluate(() => window.torch), true);
      await press('next');
      await press('next');
      assert.equal(await page.evaluate(() => document.querySelectorAll('.camera-taken canvas').length), 2);
      await press('');
      await until(page, () => document.querySelectorAll('.sheet-pages button').length === 2);
      await until(page, () => document.querySelector('[data-testid="prediction"]').dataset.label === '7');
      await page.evaluate(() => document.querySelectorAll('.sheet-pages button')[1].click());
      await until(page, () => document.querySelectorAll('.sheet-pages button')[1].getAttribute('aria-pressed') === 'true');
      assert.deepEqual(await page.evaluate(() => window.sheet.getTracks().map(({readyState}) => readyState)), ['ended']);
    });
  });

  const ways = {
    // By an event of its own: the first frame may move the button away from under the pointer.
    'thinking better of it': (page) => page.evaluate(() => document.querySelector('.camera button[value=""]').click()),
    'escape': (page) => page.press(['Escape']),
  };
  for (const [way, leave] of Object.entries(ways)) {
    test(`${way} leaves the drawing and turns the camera off`, async (t) => {
      await open({}, async (page) => {
        if (!(await page.evaluate(() => 'captureStream' in HTMLCanvasElement.prototype))) {
          return t.skip('this engine makes no stream of a canvas');
        }
        await drawDigit(page, 1);
        await putUpCamera(page);
        await pressed(page);
        await until(page, () => document.querySelector('dialog.camera')?.open === true);
        await leave(page);
        await until(page, () => !document.querySelector('dialog'));
        assert.deepEqual(await page.evaluate(() => window.sheet.getTracks().map(({readyState}) => readyState)), ['ended']);
        assert.equal((await answer(page)).label, '1');
      });
    });
  }

  for (const [name, kind] of [['NotAllowedError', 'camera-refused'], ['NotFoundError', 'camera-missing']]) {
    test(`${name}: a message says what else can be done, and the drawing stays`, async () => {
      await open({}, async (page) => {
        await drawDigit(page, 7);
        await page.evaluate((name) => {
          const devices = {getUserMedia: async () => { throw new DOMException('no', name); }};
          Object.defineProperty(navigator, 'mediaDevices', {value: devices, configurable: true});
          document.getElementById('photograph').click();
        }, name);
        await messageShown(page, kind);
        assert.equal((await answer(page)).label, '7');
        await page.click('#message button');
        assert.equal(await page.evaluate(() => document.getElementById('message').hidden), true);
      });
    });
  }
});
