// What layers are called, and what they do, wherever the page speaks of them. The types are those of core/layers.json.

import {has, t} from './language.js';

/** @param {string} type */
export const layerTitle = (type) => (has(`layers.${type}.title`) ? t(/** @type {'layers.conv2d.title'} */ (`layers.${type}.title`)) : type);

/** A sentence that goes on after the layer's title. @param {string} type */
export const layerExplained = (type) => (has(`layers.${type}.explained`) ? t(/** @type {'layers.conv2d.explained'} */ (`layers.${type}.explained`)) : '');

/** A field that the layers' editor offers; of all others a layer has the core's defaults. @param {string} key */
export const offersField = (key) => has(`layers.field.${key}`);

/** @param {string} key */
export const fieldTitle = (key) => t(/** @type {'layers.field.kernel'} */ (`layers.field.${key}`));

/** One of a field's values. @param {string} choice */
export const choiceTitle = (choice) => t(/** @type {'layers.choice.same'} */ (`layers.choice.${choice}`));
