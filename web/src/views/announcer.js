// Speaks to screen readers, and only what has settled: an answer that changes with every movement
// would be noise.

const SETTLED_AFTER = 700;
const NO_BREAK_SPACE = '\u00a0';

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
    // The same words again are only heard when they are not quite the same.
    this.#region.textContent = this.#region.textContent === words ? words + NO_BREAK_SPACE : words;
  }
}
