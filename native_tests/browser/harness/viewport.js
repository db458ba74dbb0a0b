// The size of a page that Puppeteer drives, also in a Firefox that is older than Puppeteer.

import {until} from './patience.js';

/** What Puppeteer sends along with each size, and Firefox 140 does not know. No test needs it. */
const ORIENTATION = 'emulation.setScreenOrientationOverride';

/**
 * Sets the page's size. `tell` hears of it when the engine knows no orientation, which is then left as it is.
 * @param {(lack: string) => void} tell
 */
export async function setViewport(page, width, height, tell) {
  try {
    await page.setViewport({width, height});
  } catch (error) {
    if (!error.message.includes(ORIENTATION) || !error.message.includes('unknown command')) throw error;
    tell(ORIENTATION);
    // The size is on its way: it was sent first, but the refusal is sooner back.
    await until(page, (width, height) => innerWidth === width && innerHeight === height, width, height);
  }
}
