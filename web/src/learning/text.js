// What teaching says, where it must be put together.

import {t} from '../language.js';
import {percent, precisePercent, whole} from '../numbers.js';
import {withArticle} from '../text.js';

/** @param {number} part @param {number} all */
const outOf = (part, all) => t('teach.outOf', {part: Math.round(part * all), all});
/** @param {string} before @param {string} after */
const change = (before, after) => t('teach.change', {before, after});

export const teach = {
  /** @param {number} digit @param {number} count */
  kept: (digit, count) => t('teach.kept', {digit: withArticle(digit), count}),
  /** @param {number} digit @param {number} read @param {number} confidence */
  improbable: (digit, read, confidence) =>
    t('teach.improbable', {digit: withArticle(digit), read: withArticle(read), percent: percent(confidence)}),
  /** @param {number} shown @param {number} count */
  older: (shown, count) => t('teach.older', {number: whole(count - shown)}),
  /** What came of it. @param {import('./protocol.js').Report} report */
  ended: ({accepted, albumUnseen, checkBefore, checkAfter}) =>
    !accepted ? t('teach.rejected', {before: precisePercent(checkBefore), after: precisePercent(checkAfter)})
    : albumUnseen === null ? t('teach.done') : t('teach.judged'),
  /** @param {import('./protocol.js').Report} report @returns {[string, string][]} */
  figures: (report) => [
    [t('teach.yours'), change(outOf(report.albumBefore, report.digits), outOf(report.albumTaught, report.digits))],
    [t('teach.leftOut'), report.albumUnseen === null
      ? (report.digits === 1 ? t('teach.needsTwo') : t('teach.beingJudged'))
      : change(outOf(report.albumBefore, report.digits), outOf(report.albumUnseen, report.digits))],
    [t('teach.check'), change(precisePercent(report.checkBefore), precisePercent(report.checkAfter))],
  ],
  /** @param {string} base */
  network: (base) => t('teach.network', {base: base.split(':')[0].trim()}),
};
