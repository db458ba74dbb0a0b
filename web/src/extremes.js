// Largest and smallest values of lists of any length. Math.max(...list) passes each value as an argument, and browsers
// limit the number of arguments: a layer with 256 maps exceeds it.

/** The largest value, or `least` if no value is larger. @param {Iterable<number>} values @param {number} [least] */
export function largest(values, least = -Infinity) {
  let found = least;
  for (const value of values) if (value > found) found = value;
  return found;
}

/** The smallest value, or `most` if no value is smaller. @param {Iterable<number>} values @param {number} [most] */
export function smallest(values, most = Infinity) {
  let found = most;
  for (const value of values) if (value < found) found = value;
  return found;
}
