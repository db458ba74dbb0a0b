// Reads what is on the pad whenever it changes: at once while that is quick, else no more often than leaves
// the page most of its time. The newest drawing wins.

/**
 * @typedef {import('./drawing/strokes.js').Strokes} Strokes
 * @typedef {import('./recogniser/client.js').RecogniserClient} RecogniserClient
 * @typedef {import('./recogniser/client.js').Reading} Reading
 */

/** Milliseconds of reading that nobody notices within a frame. */
const QUICK = 5;
/** After a slow reading the page has so many times its duration for other things. */
const REST = 2;

export class Reader {
  #client;
  #strokes;
  #show;
  #fail;
  #onBusy;
  #lastTook = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer;

  /**
   * @param {RecogniserClient} client
   * @param {Strokes} strokes
   * @param {{show: (reading: Reading) => void, fail: (error: unknown) => void,
   *          busy: (busy: boolean) => void}} listener `busy` while a reading is due
   */
  constructor(client, strokes, {show, fail, busy}) {
    this.#client = client;
    this.#strokes = strokes;
    this.#show = show;
    this.#fail = fail;
    this.#onBusy = busy;
    strokes.onChange((change) => {
      if (change !== 'ended') this.request();
    });
  }

  request() {
    if (this.#timer !== undefined) return;
    if (this.#lastTook <= QUICK) return this.#read();
    this.#onBusy(true);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#read();
      this.#onBusy(false);
    }, REST * this.#lastTook);
  }

  #read() {
    const start = performance.now();
    try {
      const {picture, pairs} = this.#strokes;
      const reading = picture ? this.#client.readPicture(picture) : this.#client.read(pairs);
      if (reading) this.#show(reading);
    } catch (error) {
      this.#fail(error);
    }
    this.#lastTook = this.#strokes.blank ? 0 : performance.now() - start;
  }
}
