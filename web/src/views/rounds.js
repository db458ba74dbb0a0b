// Work that follows what changes faster than it gets done: one round at a time, of what is newest.

export class Rounds {
  #work;
  #wanted;
  #fail;
  #busy = false;
  #again = false;

  /**
   * @param {() => Promise<unknown>} work one round
   * @param {() => boolean} wanted whether anyone sees what it does
   * @param {(failure: unknown) => void} fail
   */
  constructor(work, wanted, fail) {
    this.#work = work;
    this.#wanted = wanted;
    this.#fail = fail;
  }

  get busy() {
    return this.#busy;
  }

  /** Does a round, or another one after the one that is being done. Resolves when none is due, or at once in the latter case. */
  async request() {
    this.#again = true;
    if (this.#busy) return;
    this.#busy = true;
    try {
      while (this.#again && this.#wanted()) {
        this.#again = false;
        await this.#work();
      }
    } catch (failure) {
      this.#fail(failure);
    } finally {
      this.#busy = false;
    }
  }
}
