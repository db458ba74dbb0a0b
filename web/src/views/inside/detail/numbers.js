// A grid of numbers, tinted by how large they are and whether they add or take away.

import {largest} from '../../../extremes.js';
import * as text from '../detail-text.js';
import {make} from '../../make.js';

/** Larger windows than this are no longer read number by number. */
const MOST = 49;

/**
 * @param {string} caption
 * @param {ArrayLike<number>} values row by row; not a number in the padding
 * @param {number} width of a row
 * @param {{most?: number, marked?: number}} [shown] which magnitude is darkest, and which value is framed
 */
export function numberGrid(caption, values, width, {most, marked = -1} = {}) {
  const all = Array.from(values);
  const darkest = most ?? largest(all.map((value) => (Number.isNaN(value) ? 0 : Math.abs(value))), 1e-9);
  const cells = all.map((value, i) => {
    const cell = make('span', {className: 'number', textContent: all.length > MOST ? '' : text.number(value)});
    cell.style.setProperty('--strength', String(Number.isNaN(value) ? 0 : Math.round((100 * Math.abs(value)) / darkest) / 100));
    if (value < 0) cell.dataset.sign = 'minus';
    if (Number.isNaN(value)) cell.dataset.sign = 'none';
    if (i === marked) cell.dataset.marked = '';
    return cell;
  });
  const grid = make('div', {className: 'numbers', role: 'img', 'aria-label': text.grid(caption, all, width)}, ...cells);
  grid.style.setProperty('--columns', String(width));
  grid.toggleAttribute('data-small', all.length > MOST);
  return make('figure', {className: 'number-figure'}, grid, make('figcaption', {textContent: caption}));
}
