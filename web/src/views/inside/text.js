// What the look inside says, where it must be put together.

import {layerExplained, layerTitle} from '../../layer-text.js';
import {has, t} from '../../language.js';
import {listed, percent, twoDigits, whole} from '../../numbers.js';
import {withArticle} from '../../text.js';

/** One of the ninths of a drawing, row by row. @param {number} place */
const placeName = (place) => t(/** @type {'inside.place.0'} */ (`inside.place.${place}`));

/** The places of at least this fraction of all that is said, the strongest first. @param {number[]} fractions */
function placesOf(fractions) {
  const named = fractions.map((fraction, place) => ({fraction, place})).filter(({fraction}) => fraction >= 0.1);
  named.sort((a, b) => b.fraction - a.fraction);
  return listed(named.slice(0, 3).map(({place}) => placeName(place)));
}

/** @typedef {{label: number, against: number | null}} Question */

/** @param {Question} question */
const wantedOf = ({label, against}) =>
  against === null ? withArticle(label) : t('inside.evidence.ratherThan', {digit: withArticle(label), other: withArticle(against)});

export const evidence = {
  /** @param {number} digit */
  digit: (digit) => withArticle(digit),
  /** @param {number} label @param {number | null} against */
  chip: (label, against) =>
    against === null ? t('inside.evidence.why', {digit: withArticle(label)}) : t('inside.evidence.whyNot', {digit: withArticle(against)}),
  /** @param {Question} question */
  name: (question) => t('inside.evidence.name', {wanted: wantedOf(question)}),
  /** @param {Question} question @param {number[]} fractions of the ninths, negative against */
  summary(question, fractions) {
    const wanted = wantedOf(question);
    const pro = placesOf(fractions);
    const contra = placesOf(fractions.map((fraction) => -fraction));
    return t('inside.evidence.summary', {
      first: pro ? t('inside.evidence.pro', {places: pro, wanted}) : t('inside.evidence.noPro', {wanted}),
      second: contra ? t('inside.evidence.contra', {places: contra}) : t('inside.evidence.noContra'),
    });
  },
};

/** @typedef {import('../../inspector/protocol.js').Layer} Layer */

export const layers = {
  /** @param {Layer} layer */
  title: ({type}) => layerTitle(type),
  /** @param {Layer} layer */
  explained: ({type}) => layerExplained(type),
  /** @param {Layer} layer */
  shape: ({height, width, channels}) =>
    height * width === 1 ? whole(channels) : `${height} × ${width} × ${channels}`,
  /** @param {number} count */
  count: (count) => (count === 0 ? '–' : whole(count)),
};

export const structure = {
  /** @param {number} milliseconds */
  time: (milliseconds) =>
    milliseconds > 0 ? t('inside.structure.microseconds', {number: whole(Math.max(1, Math.round(1000 * milliseconds)))}) : '–',
  /** @param {number} milliseconds */
  total: (milliseconds) => t('inside.structure.total', {number: twoDigits(milliseconds)}),
};

/** @typedef {import('./graph.js').Column} Column */

/** Of a class in the network's outputs. @param {string} name */
export const isDigit = (name) => /^\d$/.test(name);

export const flow = {
  /** @param {string} name of a class */
  className: (name) => (isDigit(name) ? name : '✗'),
  /** In the narrow space above a column. @param {Column} column */
  short({kind, layer, number}) {
    if (kind === 'picture') return t('inside.flow.picture');
    if (kind === 'scores' || !layer) return t('inside.flow.scores');
    const key = `inside.short.${layer.type}`;
    const title = has(key) ? t(/** @type {'inside.short.conv2d'} */ (key)) : layer.type;
    return number ? t('inside.flow.numbered', {layer: title, number}) : title;
  },
  /** @param {Column} column */
  side: ({kind, height, width, all}) => (kind === 'maps' || kind === 'picture' ? `${height}×${width}` : kind === 'values' ? whole(all) : ''),
  /** @param {Column} column */
  stage({kind, layer, number}) {
    if (kind === 'picture') return t('inside.flow.thePicture');
    if (kind === 'scores' || !layer) return t('inside.flow.theScores');
    return number ? t('inside.flow.numbered', {layer: layers.title(layer), number}) : layers.title(layer);
  },
  /** @param {Column} column @param {number} place */
  column(column, place) {
    const {kind, height, width, all} = column;
    const stage = flow.stage(column);
    const what = kind === 'picture' ? t('inside.flow.pixels', {height, width}) : kind === 'maps' ? t('inside.flow.maps', {count: all, height, width})
      : kind === 'scores' ? t('inside.flow.scoresCount', {count: all}) : t('inside.flow.values', {count: all});
    return place ? t('inside.flow.column', {place, stage, what}) : t('inside.flow.first', {stage, what});
  },
  /** @param {boolean} someLeftOut whether there are more edges than are drawn @param {Column[]} cut of which not all maps are shown @param {number} most edges between two columns */
  words: (someLeftOut, cut, most) => [
    t('inside.flow.legend'),
    ...(someLeftOut ? [t('inside.flow.strongest', {count: most})] : []),
    ...cut.map((column) => t('inside.flow.cut', {stage: flow.stage(column), count: column.count, all: column.all})),
    t('inside.flow.point'),
  ].join(' '),
  /** A map in full. @param {Column} column @param {number} map @param {string[]} classes */
  map(column, map, classes) {
    const values = {stage: flow.stage(column), map: map + 1};
    if (column.kind === 'picture') return t('inside.flow.itself');
    if (column.kind === 'scores') return t('inside.flow.scoreOf', {name: named(classes[map])});
    return column.kind === 'values' ? t('inside.flow.valueOf', values) : t('inside.flow.mapOf', values);
  },
  /**
   * What is pointed at, where that comes from and where it goes.
   * @param {Column[]} columns @param {import('./paint.js').Lit} lit @param {string[]} classes
   */
  lit(columns, {at, into, outOf}, classes) {
    const words = [`${flow.map(columns[at.column], at.map, classes)}.`];
    const before = columns[at.column - 1];
    if (before) words.push(fromWords(before, into));
    const after = columns[at.column + 1];
    if (after && outOf.length > 0) words.push(toWords(after, outOf, classes));
    return words.join(' ');
  },
};

/** @param {Column} before @param {import('./graph.js').Edge[]} into */
function fromWords(before, into) {
  if (into.length === 0) return t('inside.flow.fromNothing');
  if (before.kind === 'picture') return t('inside.flow.fromPicture');
  const maps = listed(into.slice(0, 3).map(({source, share}) => t('inside.flow.share', {map: source + 1, percent: percent(share)})));
  const stage = flow.stage(before);
  return before.kind === 'values' ? t('inside.flow.fromValues', {stage, maps}) : t('inside.flow.fromMaps', {stage, maps});
}

/** @param {Column} after @param {import('./graph.js').Edge[]} outOf @param {string[]} classes */
function toWords(after, outOf, classes) {
  const strongest = outOf.slice(0, 3).map(({target}) => target);
  if (after.kind === 'scores') return t('inside.flow.toScores', {maps: listed(strongest.map((target) => named(classes[target])))});
  const values = {stage: flow.stage(after), maps: listed(strongest.map((target) => whole(target + 1)))};
  return after.kind === 'values' ? t('inside.flow.toValues', values) : t('inside.flow.toMaps', values);
}

/** A class in a sentence. @param {string} name */
const named = (name) => (isDigit(name) ? name : t('inside.flow.noDigit'));
