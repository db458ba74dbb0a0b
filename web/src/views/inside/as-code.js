// The numbers of a map as text for other programs.

/**
 * @typedef {{name: string, height: number, width: number, values: number[]}} Numbers a map's, row by row
 */

/** Short, but exact enough to compute on: single-precision numbers have seven digits. @param {number} value */
const short = (value) => Number(value.toPrecision(7));

/** @param {Numbers} numbers @returns {number[][]} */
const rowsOf = ({height, width, values}) =>
  Array.from({length: height}, (_, row) => values.slice(row * width, (row + 1) * width).map(short));

/** @param {Numbers} numbers */
export const asJson = (numbers) => JSON.stringify({name: numbers.name, shape: [numbers.height, numbers.width], values: rowsOf(numbers)});

/** Python that makes a NumPy array. @param {Numbers} numbers */
export const asNumPy = (numbers) =>
  `# ${numbers.name}\nnp.array([\n${rowsOf(numbers).map((row) => `    [${row.join(', ')}],\n`).join('')}], dtype=np.float32)\n`;
