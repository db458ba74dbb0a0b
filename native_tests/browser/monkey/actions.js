// What the monkey does: each kind of action with the choices that it is made of, and how it is done. An action is
// `[kind, choices]` of plain values, so that a list of them can be printed and done again.

import {examples, onPad} from '../../../web/src/gallery.js';
import {drawStroke} from '../harness/drawing.js';
import {brought, fileOfKind, FILE_KINDS} from './files.js';
import {codeOf} from './history.js';
import {damagedLink, link} from './links.js';
import {digit, line, several} from './strokes.js';

/**
 * @typedef {import('../harness/random.js').Random} Random
 * @typedef {import('./hands.js').Hands} Hands
 * @typedef {[kind: string, choices: any]} Action
 * @typedef {{added: number, places?: [number, number][] | null} | {history: 'undo' | 'redo', times: number} | {content: string}
 *         | {reloaded: string} | {free: true} | {same: true}} Effect
 *   What it does to the drawing: strokes `added`; other `content`; the page `reloaded` with a content; `free` where it may do
 *   anything that can be undone; or nothing.
 * @typedef {{
 *   often: number,
 *   make?: (random: Random) => any,
 *   run: (hands: Hands, choices: any) => Promise<Effect | boolean | void>,
 *   network?: true, rereads?: true, moves?: true,
 * }} Kind `often` as others are; it changes the `network`; the drawing is read anew; the focus may go anywhere
 */

const gesture = (/** @type {(random: Random) => import('./strokes.js').Gesture} */ make, /** @type {number} */ often) => ({
  often,
  make,
  /** @param {Hands} hands @param {import('./strokes.js').Gesture} choices */
  async run(hands, {events, strokes, places}) {
    await hands.do('point', events);
    return {added: strokes, places};
  },
});
const n = (/** @type {Random} */ random) => random.below(1000);
const still = /** @type {const} */ ({same: true});
const Z = {ctrlKey: true, code: 'KeyZ'};

/** @type {Record<string, Kind>} */
export const KINDS = {
  line: gesture(line, 8),
  digit: gesture(digit, 14),
  several: gesture(several, 5),

  keys: {
    often: 4,
    make: (random) => Array.from({length: random.between(2, 14)}, () =>
      random.pick([' ', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']).concat(random.chance(0.3) ? '+' : '')),
    async run(hands, keys) {
      await hands.do('type', keys.map((/** @type {string} */ key) => [key.replace('+', ''), {shiftKey: key.endsWith('+')}]));
      const spaces = keys.filter((/** @type {string} */ key) => key[0] === ' ').length;
      if (spaces % 2) await hands.do('type', [[' ', {}]]);
      return {added: Math.ceil(spaces / 2)};
    },
  },
  mouse: {
    often: 2,
    make: (random) => line(random).events.map(([, x, y]) => [Math.min(0.98, Math.abs(x)), Math.min(0.98, Math.abs(y))]),
    moves: true,
    async run(hands, places) {
      await drawStroke(hands.page, places);
      return {free: true};  // it may begin on a button of an outline
    },
  },
  tab: {often: 1, make: (random) => random.between(1, 8), moves: true, run: (hands, times) => hands.page.press(Array(times).fill('Tab'))},

  undo: {often: 5, make: (random) => random.chance(0.5), run: async (hands, key) => {
    await (key ? hands.do('type', [['z', Z]]) : hands.do('press', 'undo'));
    return !key || hands.last.shortcuts ? {history: 'undo', times: 1} : still;
  }},
  redo: {often: 4, make: (random) => random.pick(['button', 'z', 'y']), run: async (hands, by) => {
    if (by === 'button') await hands.do('press', 'redo');
    else await hands.do('type', [by === 'z' ? ['Z', {...Z, shiftKey: true}] : ['y', {ctrlKey: true}]]);
    return by === 'button' || hands.last.shortcuts ? {history: 'redo', times: 1} : still;
  }},
  far: {often: 1, make: (random) => [random.pick(['undo', 'redo']), random.between(5, 40)], run: async (hands, [way, times]) => {
    for (let i = 0; i < times; ++i) await hands.do('press', way);
    return {history: way, times};
  }},
  clear: {often: 4, make: (random) => random.chance(0.5), run: async (hands, key) => {
    await (key ? hands.do('type', [['Escape', {}]]) : hands.do('press', 'clear'));
    return !key || hands.last.shortcuts ? {content: ''} : still;
  }},
  shortcut: {often: 1, make: (random) => String(random.below(10)), run: (hands, key) => hands.do('type', [[key, {}]])},
  example: {often: 3, make: n, async run(hands, which) {
    if (!(await hands.do('example', which))) return still;  // they have not come yet
    return {content: codeOf(onPad(examples[which % examples.length]))};
  }},
  number: {often: 3, make: (random) => n(random), async run(hands, which) {
    await hands.do('clickIn', 'numbers', which);
    return {free: true};
  }},
  alternative: {often: 3, make: n, async run(hands, which) {
    if (await hands.do('alternative', which)) hands.tab.chosen = true;
  }},

  link: {often: 2, make: link, async run(hands, {fragment, code}) {
    await hands.do('open', fragment);
    return {content: code};
  }},
  damaged: {often: 1, make: damagedLink, async run(hands, fragment) {
    await hands.do('dismiss', 'link-broken');
    await hands.do('open', fragment);
    await hands.message('link-broken');
  }},
  file: {often: 3, network: true, make: (random) => ({kind: random.pick(FILE_KINDS), seed: n(random)}), run: (hands, {kind, seed}) => fileOfKind(hands, kind, seed)},
  pictures: {often: 2, make: brought, async run(hands, pictures) {
    if (!hands.last.reads) return still;
    await hands.do('drop', pictures);
    const [{sevens: {width, height}}] = pictures;
    await hands.seen(({content}) => content.startsWith(`picture ${width} × ${height} `));
    return {free: true};
  }},

  region: {often: 8, network: true, make: (random) => [random.pick(['inside', 'inside', 'teach', 'train', 'share', 'sheet']), n(random)], run: async (hands, [region, which]) => {
    await hands.do('clickIn', region, which);
    return region === 'sheet' ? {free: true} : still;
  }},
  field: {often: 3, network: true, make: (random) => [random.pick(['inside', 'train', 'sheet']), n(random), random.between(-2, 40)], run: (hands, given) => hands.do('fill', ...given)},
  panel: {often: 4, make: (random) => random.pick(['openExamples', 'openInside', 'openInside', 'openTeach', 'openTrain', 'openNetworks', 'openShare']), run: (hands, name) => hands.do('press', name)},
  theme: {often: 1, run: (hands) => hands.do('press', 'theme')},
  switch: {often: 1, rereads: true, make: (random) => [random.pick(['shortcuts', 'signs']), random.chance(0.6)], run: (hands, given) => hands.do('setSwitch', ...given)},
  network: {often: 2, network: true, make: n, run: (hands, which) => hands.do('choose', 'networks', which)},
  language: {often: 0.7, network: true, moves: true, make: n, run: (hands, which) => hands.speak(which)},
  message: {often: 3, network: true, make: n, run: async (hands, which) => void (await hands.do('answerMessage', which, false))},

  resize: {often: 3, make: (random) => [random.between(320, 1600), random.between(320, 1100)], run: (hands, size) => hands.resize(...size)},
  rotate: {often: 1, run: (hands) => hands.resize(hands.tab.height, hands.tab.width)},
  zoom: {often: 1, make: (random) => random.pick([100, 100, 110, 125]), run: (hands, percent) => hands.do('zoom', percent)},
  hide: {often: 1, make: (random) => random.chance(0.4), run: (hands, hidden) => hands.do('hide', hidden)},

  storage: {often: 1, make: (random) => random.chance(0.3), run: (hands, full) => hands.do('setFull', full)},
  forget: {often: 0.5, network: true, run: (hands) => hands.do('forget')},
  workers: {often: 1, network: true, run: (hands) => hands.do('killWorkers')},
  reachable: {often: 2, network: true, make: (random) => random.chance(0.7), run: async (hands, reachable) => void (hands.site.reachable = reachable)},
  broken: {often: 2, network: true, make: (random) => random.pick([null, null, '\\.js', '\\.wasm', 'models', '\\.css', 'sets']), run: async (hands, broken) =>
    void (hands.site.broken = broken && new RegExp(broken))},
  reload: {often: 1, network: true, moves: true, run: (hands) => hands.reload()},
  update: {often: 0.3, network: true, moves: true, run: (hands) => hands.update()},
  open: {often: 0.4, network: true, moves: true, run: (hands) => hands.openTab()},
  turn: {often: 1, network: true, moves: true, run: (hands) => hands.turn()},
  close: {often: 0.3, network: true, moves: true, run: (hands) => hands.closeTab()},
};

/** @param {Random} random @param {number} count @param {string[]} [without] kinds that are left out @returns {Action[]} */
export function actionsFrom(random, count, without = []) {
  const kinds = Object.entries(KINDS).filter(([name]) => !without.includes(name));
  const sum = kinds.reduce((all, [, {often}]) => all + often, 0);
  return Array.from({length: count}, () => {
    let left = random.next() * sum;
    const [name, {make}] = kinds.find(([, {often}]) => (left -= often) < 0) ?? kinds[0];
    return [name, make?.(random) ?? null];
  });
}
