// Reads what is on the pad whenever it changes: strokes at once while that is quick, else no more often
// than leaves the page most of its time; pictures in the inspector. The newest wins.

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
  /** Whether what is shown is about another drawing than lies on the pad. */
  #stale = false;
  /** @type {Promise<void> | null} The newest picture's reading. */ #pictureDue = null;
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
    this.#stale = true;
    const {picture} = this.#strokes;
    if (picture && this.#client.ready) {
      this.#pictureDue = this.#readPicture(picture);
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

  /**
   * Reads at once what waits to be read: for what is done with the drawing and its reading together.
   * @returns {Promise<boolean>} whether what is shown is about what lies on the pad
   */
  async settle() {
    if (this.#stale && !this.#strokes.picture) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#readStrokes();
    }
    await this.#pictureDue;
    return !this.#stale;
  }

  /** @param {boolean} busy */
  #setBusy(busy) {
    if (busy === this.#busy) return;
    this.#busy = busy;
    this.#onBusy(busy);
  }

  /** @param {Reading} reading of what lies on the pad */
  #tell(reading) {
    this.#show(reading);
    this.#stale = false;
  }

  #readStrokes() {
    if (this.#strokes.picture) return;
    const start = performance.now();
    try {
      const reading = this.#client.read(this.#strokes);
      if (reading) this.#tell(reading);
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#lastTook = this.#strokes.blank ? 0 : performance.now() - start;
      this.#setBusy(false);
    }
  }

  /** @param {ImageData} picture */
  async #readPicture(picture) {
    const asked = this.#asked;
    this.#setBusy(true);
    try {
      const reading = await this.#pictureReader(picture);
      if (asked === this.#asked) this.#tell(reading);
    } catch (error) {
      if (asked === this.#asked) this.#fail(error);
    } finally {
      if (asked === this.#asked) this.#setBusy(false);
    }
  }
}
