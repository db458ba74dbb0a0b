// A list of actions on a page that is opened for it, and what must hold after each of them.

import {decode} from '../../../web/src/drawing/share-code.js';
import {KINDS} from './actions.js';
import {isPicture} from './history.js';

/**
 * @typedef {import('./actions.js').Action} Action
 * @typedef {{at: number, kind: string, problem: string}} Failure of the action `at` a place in the list; `kind` is what does not hold
 */

/** What does not hold. */
class Broken extends Error {
  /** @param {string} kind @param {string} problem */
  constructor(kind, problem) {
    super(problem);
    this.kind = kind;
  }
}

const demand = (/** @type {boolean} */ holds, /** @type {string} */ kind, /** @type {string} */ problem) => {
  if (!holds) throw new Broken(kind, problem);
};

/** After so many actions that cannot bring another network, the one that reads is the one that is chosen. */
const QUIET = 4;

export class Episode {
  /** @type {import('./hands.js').Hands} */ #hands;
  /** Answers of networks that the oracle does not know, and to pictures. @type {Map<string, string>} */ #told = new Map();
  #quiet = 0;

  /** @param {import('./hands.js').Hands} hands */
  constructor(hands) {
    this.#hands = hands;
  }

  /** @param {Action[]} actions @returns {Promise<Failure | null>} */
  async run(actions) {
    await this.#hands.ready();
    await this.#hands.look();
    for (const [at, action] of actions.entries()) {
      try {
        await this.#step(action);
      } catch (error) {
        const kind = error instanceof Broken ? error.kind : error?.constructor.name;
        return {at, kind, problem: `${JSON.stringify(action)}: ${error?.message ?? error}`};
      }
    }
    return null;
  }

  /** @param {Action} action */
  async #step([name, choices]) {
    const hands = this.#hands;
    const kind = KINDS[name];
    const before = hands.last;
    if (kind.network) ++hands.era;
    this.#quiet = kind.network || before.learns ? 0 : this.#quiet + 1;
    const done = await kind.run(hands, choices);
    const effect = done && typeof done === 'object' ? done : {same: true};
    const seen = await hands.look();
    const {history} = hands.tab;
    const last = history.content;
    if ('added' in effect) {
      const wrong = history.add(seen.content, effect.added);
      demand(wrong === '', 'drawing', wrong);
      if (effect.places) demand(liesThere(seen.content, effect.places, seen.width), 'drawing', 'the stroke is not where it was drawn');
    } else if ('history' in effect) {
      for (let i = 0; i < effect.times; ++i) history[effect.history]();
    } else if ('content' in effect) {
      history.replace(effect.content);
    } else if ('free' in effect && seen.content !== last) {
      await this.#undoable(last, seen.content);
    }
    if (history.content !== last) hands.tab.chosen = false;
    await this.#holds(kind.moves ? null : before);
  }

  /** What came can be taken back, and brought again. @param {string} last @param {string} content */
  async #undoable(last, content) {
    const hands = this.#hands;
    hands.tab.history.replace(content);
    await hands.do('press', 'undo');
    const undone = (await hands.look()).content;
    // A pen that takes a picture's place clears it first.
    const cleared = isPicture(last) && undone === '' && content !== '';
    if (cleared) {
      hands.tab.history.undo();
      hands.tab.history.replace('');
      hands.tab.history.replace(content);
    } else {
      demand(undone === last, 'drawing', `undone is ${undone}, before was ${last}`);
    }
    await hands.do('press', 'redo');
  }

  /** @param {any} before what was seen before the action, null where the focus may be anywhere */
  async #holds(before) {
    const hands = this.#hands;
    const {history} = hands.tab;
    await this.#answerBelongs();
    const seen = hands.last;
    demand(seen.content === history.content, 'drawing', `on the pad is ${seen.content} instead of ${history.content}`);
    demand(seen.canUndo === history.canUndo && seen.canRedo === history.canRedo, 'history', `undo ${seen.canUndo}, redo ${seen.canRedo}`);
    if (!seen.full) demand(seen.stored === (seen.code ?? ''), 'memory', `kept is ${seen.stored} instead of ${seen.code}`);
    demand(seen.complaints.length === 0, 'complaint', seen.complaints.join('; '));
    demand(seen.overflow <= 0, 'overflow', `${seen.overflow} pixels at ${hands.tab.width} × ${hands.tab.height}`);
    demand(seen.focus.visible, 'focus', `on ${seen.focus.name}, which cannot be seen`);
    if (before && !before.focus.lost) demand(!seen.focus.lost, 'focus', `was on ${before.focus.name}, and is lost`);
    const inked = seen.content !== '' && !isPicture(seen.content);
    if (this.#quiet % 5 === 0) await hands.inkIs(inked);
  }

  /** The answer is what a recogniser says that reads nothing but this drawing. */
  async #answerBelongs() {
    const hands = this.#hands;
    let right = '';
    const belongs = async (/** @type {any} */ seen) => {
      right = await this.#rightAnswer(seen);
      return right === '' || right === seen.answer;
    };
    const seen = await hands.seen(({busy}) => !busy);
    if (hands.tab.chosen || (await belongs(seen))) return;
    const patient = this.#quiet < QUIET || seen.learns;
    const problem = () => `${hands.last.answer} instead of ${right} by ${hands.last.network} for ${hands.last.content || 'a blank pad'}`;
    demand(patient, 'answer', problem());
    const late = await hands.comes(async () => {
      const now = await hands.look();
      return !now.busy && belongs(now);
    });
    demand(late, 'answer', problem());
  }

  /** '' where nobody knows. @param {any} seen */
  async #rightAnswer({reads, network, content, digitsOnly, answer}) {
    const {oracle, era} = this.#hands;
    if (!reads) return '';
    if (network === 'taught') {
      const file = await this.#hands.do('taught');
      if (file) oracle.know('taught', Buffer.from(file, 'base64'));
      else return '';
    }
    if (oracle.knows(network) && !isPicture(content)) return oracle.read(network, content, digitsOnly);
    // A picture has none where what reads it does not come, until another try brings it.
    if (isPicture(content) && answer.startsWith('blank')) return answer;
    const key = JSON.stringify([network, oracle.knows(network) ? 0 : era, content, digitsOnly]);
    if (!this.#told.has(key) && this.#quiet >= QUIET) this.#told.set(key, answer);
    return this.#told.get(key) ?? '';
  }
}

/** @param {string} content @param {[number, number][]} places @param {number} width of the pad in the window's pixels */
function liesThere(content, places, width) {
  const stroke = decode(content)?.at(-1) ?? [];
  const inside = (/** @type {number} */ value) => Math.min(1, Math.max(0, value));
  const near = 2 * (800 / width) + 1;
  const ends = (/** @type {number[]} */ values) => [Math.min(...values), Math.max(...values)];
  const wanted = [ends(places.map(([x]) => 800 * inside(x))), ends(places.map(([, y]) => 600 * inside(y)))].flat();
  const found = [ends(stroke.map(({x}) => x)), ends(stroke.map(({y}) => y))].flat();
  return wanted.every((value, i) => Math.abs(value - found[i]) <= near);
}
