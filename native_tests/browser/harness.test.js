import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {setViewport} from './harness/viewport.js';

/** A page of an engine that answers `setViewport` with this error, or well. Notes what it was waited for. */
const pageThat = (error) => ({
  asked: [],
  setViewport(size) {
    this.asked.push(size);
    return error ? Promise.reject(new Error(error)) : Promise.resolve();
  },
  /** The first time the page is being replaced, as it may be. */
  evaluate(condition, ...size) {
    this.asked.push(size);
    return this.asked.length === 2 ? Promise.reject(new Error('no such frame')) : Promise.resolve(true);
  },
});

describe('a size for a page', () => {
  test('is set, and nothing is told', async () => {
    const page = pageThat();
    await setViewport(page, 640, 480, assert.fail);
    assert.deepEqual(page.asked, [{width: 640, height: 480}]);
  });

  test('is waited for where the engine knows no orientation, and this is told', async () => {
    const page = pageThat('Protocol error (emulation.setScreenOrientationOverride): unknown command');
    const told = [];
    await setViewport(page, 640, 480, (lack) => told.push(lack));
    assert.deepEqual(page.asked, [{width: 640, height: 480}, [640, 480], [640, 480]]);
    assert.deepEqual(told, ['emulation.setScreenOrientationOverride']);
  });

  test('fails where the engine refuses anything else', async () => {
    const page = pageThat('Protocol error (browsingContext.setViewport): unknown command');
    await assert.rejects(setViewport(page, 640, 480, assert.fail), /setViewport/);
  });
});
