// Reads what is on the pad whenever it changes: strokes at once while that is quick, else no more often
// than leaves the page most of its time; pictures in the workshop. The newest wins.

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
  #pictureReader;
  #show;
  #fail;
  #onBusy;
  #busy = false;
  #lastTook = 0;
  /** Counts what was asked for, so that a late answer to an old question is known. */
  #asked = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer;

  /**
   * @param {RecogniserClient} client
   * @param {Strokes} strokes
   * @param {{readPicture: (picture: ImageData) => Promise<Reading>, show: (reading: Reading) => void,
   *          fail: (error: unknown) => void, busy: (busy: boolean) => void}} page
   *   who reads pictures, and who hears of readings; `busy` while one is due
   */
  constructor(client, strokes, {readPicture, show, fail, busy}) {
    this.#client = client;
    this.#strokes = strokes;
    this.#pictureReader = readPicture;
    this.#show = show;
    this.#fail = fail;
    this.#onBusy = busy;
    strokes.onChange((change) => {
      if (change !== 'ended') this.request();
    });
  }

  request() {
    ++this.#asked;
    const {picture} = this.#strokes;
    if (picture && this.#client.ready) {
      this.#readPicture(picture);
      return;
    }
    if (this.#timer !== undefined) return;
    if (this.#lastTook <= QUICK) return this.#readStrokes();
    this.#setBusy(true);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#readStrokes();
    }, REST * this.#lastTook);
  }

  /** @param {boolean} busy */
  #setBusy(busy) {
    if (busy === this.#busy) return;
    this.#busy = busy;
    this.#onBusy(busy);
  }

  #readStrokes() {
    if (this.#strokes.picture) return;
    const start = performance.now();
    try {
      const reading = this.#client.read(this.#strokes.pairs);
      if (reading) this.#show(reading);
    } catch (error) {
      this.#fail(error);
    }
    this.#lastTook = this.#strokes.blank ? 0 : performance.now() - start;
    this.#setBusy(false);
  }

  /** @param {ImageData} picture */
  async #readPicture(picture) {
    const asked = this.#asked;
    this.#setBusy(true);
    try {
      const reading = await this.#pictureReader(picture);
      if (asked === this.#asked) this.#show(reading);
    } catch (error) {
      if (asked === this.#asked) this.#fail(error);
    }
    if (asked === this.#asked) this.#setBusy(false);
  }
}
