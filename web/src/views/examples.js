// The view of example drawings; a click on one copies it to the pad.

import {examples, onPad, smooth} from '../gallery.js';
import {t} from '../language.js';
import {make} from './make.js';

/** @typedef {import('../drawing/strokes.js').Strokes} Strokes */

const SVG = 'http://www.w3.org/2000/svg';

/** @param {Strokes} strokes @returns {import('./workspace.js').View} */
export function examplesView(strokes) {
  const items = examples.map((example) => {
    const label = make('span', {}, t(/** @type {'extras.gallery.year'} */ (`extras.gallery.${example.id}`)));
    return make('li', {}, make('button', {type: 'button', className: 'example', on: {click: () => strokes.replace(onPad(example))}},
      drawingOf(example.strokes), label));
  });
  return {element: make('div', {}, make('h2', {textContent: t('extras.gallery.title')}), make('ul', {className: 'examples', id: 'gallery', role: 'list'}, ...items))};
}

/** @param {[number, number][][]} strokes */
function drawingOf(strokes) {
  const picture = document.createElementNS(SVG, 'svg');
  const xs = strokes.flat().map(([x]) => x);
  const left = Math.min(0, ...xs);
  const width = Math.max(100, ...xs) - left;
  picture.setAttribute('viewBox', `${left - 8} -8 ${width + 16} 116`);
  picture.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  const lines = strokes.map((corners) => `M${smooth(corners).map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`);
  path.setAttribute('d', lines.join(''));
  picture.append(path);
  return picture;
}
