// The ends of lists of any length. Math.max(...list) hands each value over as an argument, and browsers throw
// where a list is longer than they take: a layer of 256 maps is.

/** The largest value, or `least` where none is larger. @param {Iterable<number>} values @param {number} [least] */
export function largest(values, least = -Infinity) {
  let found = least;
  for (const value of values) if (value > found) found = value;
  return found;
}

/** The smallest value, or `most` where none is smaller. @param {Iterable<number>} values @param {number} [most] */
export function smallest(values, most = Infinity) {
  let found = most;
  for (const value of values) if (value < found) found = value;
  return found;
}
