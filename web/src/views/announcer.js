// Speaks to screen readers, and only what has settled: an answer that changes with every movement
// would be noise.

const SETTLED_AFTER = 700;

export class Announcer {
  #region;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer;

  /** @param {HTMLElement} region a polite live region */
  constructor(region) {
    this.#region = region;
  }

  /** Spoken when nothing else comes for a while. @param {string} words */
  settle(words) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.say(words), SETTLED_AFTER);
  }

  /** @param {string} words */
  say(words) {
    if (this.#region.textContent !== words) this.#region.textContent = words;
  }
}
