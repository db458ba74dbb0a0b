// How long the tests wait.

import {setTimeout as pause} from 'node:timers/promises';

/**
 * Milliseconds after which whatever is waited for has hung. Far more than anything takes, also where many other
 * programs run: a test fails by what the page does, not by how busy the machine is.
 */
export const HUNG = 300_000;

/** Until `condition` holds in the page, which may be reloading meanwhile; fails when it hangs. */
export async function until(page, condition, ...args) {
  const deadline = Date.now() + HUNG;
  while (!(await page.evaluate(condition, ...args).catch(() => false))) {
    if (Date.now() > deadline) throw new Error(`In vain waited for: ${condition}`);
    await pause(20);
  }
}
