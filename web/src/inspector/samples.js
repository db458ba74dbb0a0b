// The digits that a drawing is compared with, in the inspector's worker: the site's sample of MNIST, if it was asked for,
// and the album. The network's features of them are computed once, a few digits with each question, so that other jobs
// never wait long.

import {loadSet, setSizes} from '../learning/digits.js';
import {digits as album} from '../learning/examples.js';
import {pairsOf} from './pairs.js';

/**
 * @typedef {import('../learning/examples.js').Kept} Kept
 * @typedef {import('./protocol.js').Samples} Known
 * @typedef {import('./protocol.js').Likeness} Likeness
 * @typedef {{addSamples(pictures: Uint8Array): number, forgetSamples(): void, drawn(pairs: Float32Array): Uint8Array,
 *            similar(picture: Uint8Array, most: number): {sample: number, similarity: number}[]}} Comparer
 */

/** Milliseconds of a question that may go into features. */
const PIECE = 25;
const AT_ONCE = 10;
/** So many of the site's and so many of the album's, the newest: their features are there in seconds. */
const MOST = 5000;
const MOST_OF_ALBUM = 1000;
/** Before the pictures and the labels of an IDX file, in bytes. */
const IMAGES_HEADER = 16;
const LABELS_HEADER = 8;
const SIDE = 28;

export class Samples {
  /** @type {import('../learning/idx.js').Idx | null} */ #site = null;
  /** @type {Kept[]} */ #album = [];
  /** The album's pictures as this network sees them. @type {Uint8Array[]} */ #drawn = [];
  /** Of how many digits the features are there. */ #known = 0;
  /** Of the pictures that the site's digits must have, which are MNIST's; another network cannot read them. */
  #fits = true;

  /** Another network reads now: nothing is known of it. */
  reset() {
    this.#known = 0;
    this.#drawn = [];
  }

  /**
   * Brings the album as it is now, and the site's digits if they are asked for.
   * @param {() => Comparer} comparer the one that is there when they are @param {boolean} site @returns {Promise<Known>}
   */
  async bring(comparer, site) {
    const kept = (await album().catch(() => [])).slice(-MOST_OF_ALBUM);
    // Without them the album is there still.
    const {sample} = await setSizes().catch((failure) => {
      if (site) throw failure;
      return {sample: null};
    });
    const had = this.#count;
    if (site) this.#site ??= await loadSet('sample');
    const ids = (/** @type {Kept[]} */ digits) => digits.map(({id}) => id).join();
    if (this.#count !== had || ids(kept) !== ids(this.#album)) {
      comparer().forgetSamples();
      this.reset();
    }
    this.#album = kept;
    return {count: this.#count, offered: sample && !this.#site ? {count: Math.min(MOST, sample.count), bytes: sample.bytes} : null};
  }

  /**
   * The digits most similar to a picture among those whose features are there, after a few more are.
   * @param {Comparer} comparer @param {Uint8Array} picture @param {number} most @returns {{known: number, count: number, matches: Likeness[]}}
   */
  similar(comparer, picture, most) {
    this.#fits = picture.length === SIDE * SIDE;
    for (const start = performance.now(); this.#known < this.#count && performance.now() - start < PIECE;) this.#addSome(comparer);
    const matches = comparer.similar(picture, most).map(({sample, similarity}) => ({similarity, ...this.#sample(sample)}));
    return {known: this.#known, count: this.#count, matches};
  }

  /** How many are the site's: they come first. */
  get #ofSite() {
    return this.#site && this.#fits ? Math.min(MOST, this.#site.labels.length - LABELS_HEADER) : 0;
  }

  get #count() {
    return this.#ofSite + this.#album.length;
  }

  /** @param {Comparer} comparer */
  #addSome(comparer) {
    const first = this.#known;
    if (first >= this.#ofSite) {
      const picture = comparer.drawn(pairsOf(this.#album[first - this.#ofSite].strokes));
      this.#drawn.push(picture);
      this.#known = comparer.addSamples(picture);
    } else {
      const last = Math.min(this.#ofSite, first + AT_ONCE);
      this.#known = comparer.addSamples(this.#pictures(first, last));
    }
  }

  /** @param {number} first @param {number} end of the site's */
  #pictures(first, end) {
    return /** @type {import('../learning/idx.js').Idx} */ (this.#site).images.slice(IMAGES_HEADER + first * SIDE * SIDE, IMAGES_HEADER + end * SIDE * SIDE);
  }

  /** @param {number} place */
  #sample(place) {
    const own = place - this.#ofSite;
    if (own >= 0) return {label: this.#album[own].label, picture: this.#drawn[own]};
    return {label: this.#site?.labels[LABELS_HEADER + place] ?? 0, picture: this.#pictures(place, place + 1)};
  }
}
