// What everything beside drawing and reading says, where it must be put together.

import {has, t} from './language.js';
import {finePercent, twoDigits, whole} from './numbers.js';
import {withArticle} from './text.js';

/** @param {number} digit */
export const itIs = (digit) => t('extras.itIs', {digit: withArticle(digit)});

/** In thousands or millions. @param {number} bytes */
export const size = (bytes) => t('extras.kilobytes', {number: whole(Math.ceil(bytes / 1000))});

/** @param {{id: string, name: string}} entry of the site's list of networks */
export function modelName({id, name}) {
  const key = `extras.model.name.${id}`;
  return has(key) ? t(key) : name;
}

/** @param {number | null} value */
const right = (value) => (value === null ? t('extras.model.notMeasured') : t('extras.model.right', {percent: finePercent(value)}));

/**
 * What is known of a network.
 * @param {{parameters: number, bytes: number, weights?: string, heldOut: number | null,
 *          accuracy?: {mnistTest: number | null, drawn: number | null}, milliseconds: number}} known
 * @returns {[string, string][]} names and values
 */
export function modelFigures({parameters, bytes, weights, accuracy, heldOut, milliseconds}) {
  /** @type {[string, string][]} */
  const measured = accuracy
    ? [
        [t('extras.model.onMnist'), right(accuracy.mnistTest)],
        [t('extras.model.onDrawn'), right(accuracy.drawn)],
      ]
    : [[t('extras.model.onHeldOut'), right(heldOut)]];
  return [
    [t('extras.model.parameters'), whole(parameters)],
    [t('extras.model.size'), weights ? t('extras.model.sizeAndWeights', {size: size(bytes), weights}) : size(bytes)],
    ...measured,
    [t('extras.model.oneDigit'), t('extras.milliseconds', {number: twoDigits(milliseconds)})],
  ];
}
