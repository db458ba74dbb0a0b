// The content of the pad as data: a list of strokes, or an opened picture, with undo and redo. Independent of canvas
// and page.

/**
 * @typedef {{x: number, y: number, pressure: number}} Point In pad units; pressure 0 to 1.
 * @typedef {Point[]} Stroke
 * @typedef {{added: Stroke} | {before: Contents, after: Contents}} Action
 * @typedef {{strokes: Stroke[], picture: ImageData | null}} Contents
 * @typedef {'begun' | 'extended' | 'ended' | 'replaced'} Change
 */

/** Points closer than this to the one before are dropped, in pad units. */
const CLOSEST = 0.5;
/** The number of actions that can be undone, and of pictures in them, each of up to 17 MB; bounds the memory. */
const UNDO_LIMIT = 200;
const PICTURES_LIMIT = 20;

export class Strokes {
  /** @type {Stroke[]} */ #strokes = [];
  /** @type {ImageData | null} */ #picture = null;
  /** @type {Action[]} */ #done = [];
  /** @type {Action[]} */ #undone = [];
  /** @type {Stroke | null} */ #open = null;
  /** The state that `discard` restores. @type {{contents: Contents, done: Action[], undone: Action[]} | null} */ #before = null;
  /** @type {((change: Change) => void)[]} */ #listeners = [];
  #pairs = new Float32Array(1024);
  #pairsLength = 0;

  /** Called after every change. @param {(change: Change) => void} listener */
  onChange(listener) {
    this.#listeners.push(listener);
  }

  /** @returns {readonly Stroke[]} */
  get all() {
    return this.#strokes;
  }
  /** An opened picture, or null. There are strokes with it only where it shows what else they might have been. */
  get picture() {
    return this.#picture;
  }
  get blank() {
    return this.#strokes.length === 0 && !this.#picture;
  }
  get drawing() {
    return this.#open !== null;
  }
  get canUndo() {
    return this.#done.length > 0;
  }
  get canRedo() {
    return this.#undone.length > 0;
  }

  /**
   * The whole drawing in the recogniser's format: x, y pairs, with a pair of NaN after each stroke. A
   * view of a buffer that the next change overwrites.
   */
  get pairs() {
    return this.#pairs.subarray(0, this.#pairsLength);
  }

  /** Puts the pen down. @param {Point} point */
  begin(point) {
    this.end();
    const contents = {strokes: [...this.#strokes], picture: this.#picture};
    this.#before = {contents, done: [...this.#done], undone: this.#undone};
    if (this.#picture) this.replace(this.#strokes);
    this.#open = [point];
    this.#strokes.push(this.#open);
    this.#record({added: this.#open});
    this.#append(point.x, point.y);
    this.#notify('begun');
  }

  /** Moves the pen that is down. @param {Point[]} points */
  extend(points) {
    const stroke = this.#open;
    if (!stroke) return;
    const before = stroke.length;
    for (const point of points) {
      const last = stroke[stroke.length - 1];
      if (Math.hypot(point.x - last.x, point.y - last.y) < CLOSEST) continue;
      stroke.push(point);
      this.#append(point.x, point.y);
    }
    if (stroke.length > before) this.#notify('extended');
  }

  /** Lifts the pen. */
  end() {
    if (!this.#open) return;
    this.#open = null;
    this.#append(NaN, NaN);
    this.#notify('ended');
  }

  /** Removes the stroke being drawn, as if the pen had never been put down. */
  discard() {
    if (!this.#open || !this.#before) return;
    this.#open = null;
    this.#done = this.#before.done;
    this.#undone = this.#before.undone;
    this.#set(this.#before.contents);
  }

  clear() {
    this.replace([]);
  }

  /** Replaces the whole content by other strokes; can be undone. @param {Stroke[]} strokes */
  replace(strokes) {
    this.#exchange({strokes, picture: null});
  }

  /** Replaces the whole content by a picture, perhaps over strokes; can be undone. @param {ImageData} picture @param {Stroke[]} [strokes] */
  open(picture, strokes = []) {
    this.#exchange({strokes, picture});
  }

  /** @param {Contents} after */
  #exchange(after) {
    this.end();
    if (this.blank && after.strokes.length === 0 && !after.picture) return;
    const before = {strokes: this.#strokes, picture: this.#picture};
    this.#record({before, after});
    this.#set(after);
  }

  undo() {
    this.end();
    const action = this.#done.pop();
    if (!action) return;
    this.#undone.push(action);
    if ('added' in action) this.#set({strokes: this.#strokes.slice(0, -1), picture: null});
    else this.#set(action.before);
  }

  redo() {
    this.end();
    const action = this.#undone.pop();
    if (!action) return;
    this.#done.push(action);
    if ('added' in action) this.#set({strokes: [...this.#strokes, action.added], picture: null});
    else this.#set(action.after);
  }

  /** @param {Action} action */
  #record(action) {
    this.#done.push(action);
    this.#undone = [];
    while (this.#done.length > UNDO_LIMIT || picturesIn(this.#done) > PICTURES_LIMIT) this.#done.shift();
  }

  /** @param {Contents} contents */
  #set({strokes, picture}) {
    this.#strokes = [...strokes];
    this.#picture = picture;
    this.#pairsLength = 0;
    for (const stroke of strokes) {
      for (const {x, y} of stroke) this.#append(x, y);
      this.#append(NaN, NaN);
    }
    this.#notify('replaced');
  }

  /** @param {number} x @param {number} y */
  #append(x, y) {
    if (this.#pairsLength + 2 > this.#pairs.length) {
      const larger = new Float32Array(this.#pairs.length * 2);
      larger.set(this.#pairs);
      this.#pairs = larger;
    }
    this.#pairs[this.#pairsLength++] = x;
    this.#pairs[this.#pairsLength++] = y;
  }

  /** @param {Change} change */
  #notify(change) {
    for (const listener of this.#listeners) listener(change);
  }
}

/** @param {Action[]} actions */
const picturesIn = (actions) => new Set(actions.flatMap((action) => ('before' in action ? [action.before, action.after] : []).flatMap(({picture}) => picture ?? []))).size;
