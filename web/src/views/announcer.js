// Announces answers to screen readers, but only when they no longer change: an announcement for every movement of the
// pen would be useless.

const SETTLED_AFTER = 700;
const NO_BREAK_SPACE = '\u00a0';

export class Announcer {
  #region;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer;

  /** @param {HTMLElement} region a polite live region */
  constructor(region) {
    this.#region = region;
  }

  /** Announced when nothing else is to be announced for a moment. @param {string} words */
  settle(words) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.say(words), SETTLED_AFTER);
  }

  /** @param {string} words */
  say(words) {
    // Screen readers ignore a text that does not change, so a repeated one is changed invisibly.
    this.#region.textContent = this.#region.textContent === words ? words + NO_BREAK_SPACE : words;
  }
}
