// Shows the example drawings; a click on one copies it to the pad.

import {examples, onPad, smooth} from '../gallery.js';
import {t} from '../language.js';

/** @typedef {import('../drawing/strokes.js').Strokes} Strokes */

const SVG = 'http://www.w3.org/2000/svg';

/** @param {HTMLElement} list @param {Strokes} strokes */
export function showGallery(list, strokes) {
  list.append(
    ...examples.map((example) => {
      const item = document.createElement('li');
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'example';
      button.append(drawingOf(example.strokes), t(/** @type {'extras.gallery.year'} */ (`extras.gallery.${example.id}`)));
      button.addEventListener('click', () => strokes.replace(onPad(example)));
      item.append(button);
      return item;
    }),
  );
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
