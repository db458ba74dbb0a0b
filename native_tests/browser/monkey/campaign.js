// Many actions, in episodes that each begin with a fresh profile, and lists that fail made short.

import {join} from 'node:path';
import {serveSite} from '../harness/site.js';
import {actionsFrom} from './actions.js';
import {Episode} from './episode.js';
import {Hands} from './hands.js';
import {Oracle} from './oracle.js';
import {randomFrom} from '../harness/random.js';
import {shortened} from './shorten.js';

/**
 * @typedef {import('./actions.js').Action} Action
 * @typedef {import('./episode.js').Failure} Failure
 */

/** What an engine's driver cannot do, as WebKit's, which waits for ever for a tab that opens anew by itself, or was not tried with. */
const WITHOUT = {Chromium: [], Firefox: ['language'], WebKit: ['language', 'update', 'open', 'turn', 'close']};

export class Campaign {
  #browser;
  #site;
  #oracle;
  #without;

  /** @param {any} browser @param {any} site @param {Oracle} oracle @param {string[]} without */
  constructor(browser, site, oracle, without) {
    this.#browser = browser;
    this.#site = site;
    this.#oracle = oracle;
    this.#without = without;
  }

  /** @param {{name: 'Chromium' | 'Firefox' | 'WebKit', start: (origin: string) => Promise<any>}} engine */
  static async start(engine) {
    const site = await serveSite();
    return new Campaign(await engine.start(site.origin), site, await Oracle.start(), WITHOUT[engine.name]);
  }

  async close() {
    await this.#browser.close();
    await this.#site.close();
  }

  /** The actions of an episode. @param {number} seed @param {number} count @returns {Action[]} */
  actions(seed, count) {
    return actionsFrom(randomFrom(seed), count, this.#without);
  }

  /**
   * Does the actions in a fresh profile.
   * @param {Action[]} actions
   * @param {(page: any) => Promise<void>} [after] is handed the page at the end, where nothing failed
   * @returns {Promise<Failure | null>}
   */
  async run(actions, after = async () => {}) {
    const site = this.#site;
    const page = await this.#browser.open('monkey/');
    try {
      const failure = await new Episode(new Hands(page, site, this.#oracle, join(site.root, 'monkey'))).run(actions);
      if (!failure) await after(page);
      return failure;
    } finally {
      Object.assign(site, {reachable: true, broken: null});
      await page.close();
    }
  }

  /** A shorter list that fails in the same way. @param {Action[]} actions @param {Failure} failure @param {number} tries at most */
  shorten(actions, {at, kind}, tries) {
    return shortened(actions.slice(0, at + 1), async (fewer) => (await this.run(fewer))?.kind === kind, tries);
  }
}
