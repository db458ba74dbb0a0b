// Reads the pad whenever it changes. Strokes are read at once if reading is fast, otherwise only so often that most of
// the time is left for the page. The inspector reads pictures. Only the newest reading is shown.

/**
 * @typedef {import('./drawing/strokes.js').Strokes} Strokes
 * @typedef {import('./recogniser/client.js').RecogniserClient} RecogniserClient
 * @typedef {import('./recogniser/client.js').Reading} Reading
 */

/** A reading of at most so many milliseconds fits into a frame unnoticed. */
const QUICK = 5;
/** After a slow reading, the next one starts after this multiple of its duration. */
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
  /** Whether the reading that is shown belongs to an older drawing. */
  #stale = false;
  /** @type {Promise<void> | null} The reading of the newest picture. */ #pictureDue = null;
  /** Counts requests, so that a late answer to an older request can be recognised. */
  #asked = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer;

  /**
   * @param {RecogniserClient} client
   * @param {Strokes} strokes
   * @param {{readPicture: (picture: ImageData) => Promise<Reading>, show: (reading: Reading) => void,
   *          fail: (error: unknown) => void, busy: (busy: boolean) => void}} page
   *   the inspector's reader of pictures, and callbacks for readings and failures; `busy` while a reading is pending
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
   * Reads pending changes immediately, for actions that need the drawing together with its reading.
   * @returns {Promise<boolean>} whether the reading that is shown belongs to the drawing on the pad
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

  /** @param {Reading} reading of the current drawing */
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
