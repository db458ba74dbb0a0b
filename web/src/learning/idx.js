// Which IDX files belong together: images lie in one, their labels in another.

import {problem} from '../failure.js';

/**
 * @typedef {{images: Uint8Array, labels: Uint8Array}} Idx two unpacked IDX files
 * @typedef {{name: string, bytes: Uint8Array}} Named an unpacked file
 */

/** How many samples the file says that it has. @param {Named} file */
const count = ({bytes}) => (bytes.length < 8 ? 0 : new DataView(bytes.buffer, bytes.byteOffset).getUint32(4));

/** @param {Named} a @param {Named} b */
const byName = (a, b) => (a.name < b.name ? -1 : 1);

/**
 * Images and labels in pairs, by how many they have, and where that leaves a choice by their names. MNIST's test
 * digits (t10k), brought with others, are there to judge what was learned from those.
 * @param {Named[]} images @param {Named[]} labels
 * @returns {{learned: Idx[], heldOut: Idx | null}}
 */
export function pairUp(images, labels) {
  if (!images.length !== !labels.length) {
    throw problem('learning-failed', 'imagesAndLabels');
  }
  const left = [...labels].sort(byName);
  const pairs = [...images].sort(byName).map((file) => {
    const place = left.findIndex((other) => count(other) === count(file));
    if (place < 0) throw problem('learning-failed', 'noLabels', {name: file.name, count: count(file)});
    return {name: file.name, images: file.bytes, labels: left.splice(place, 1)[0].bytes};
  });
  if (left.length > 0) throw problem('learning-failed', 'noImages', {name: left[0].name, count: count(left[0])});
  const test = pairs.length > 1 ? pairs.find(({name}) => name.startsWith('t10k')) : undefined;
  return {learned: pairs.filter((pair) => pair !== test), heldOut: test ?? null};
}
