// In the place of node:test, for list-features.js: notes which blocks and tests there are and runs none.

/** @typedef {{name: string, skips: boolean}} Test `skips`: it may find out that the engine cannot do it */
/** By the block's name. @type {Map<string, Test[]>} */
export const blocks = new Map();
let open = '';

/** @param {string} name @param {() => void} body */
export function describe(name, body) {
  open = name;
  body();
  open = '';
}

/** @param {string} name @param {...any} rest options, perhaps, and the test */
export function test(name, ...rest) {
  const skips = /\.skip\(/.test(String(rest.at(-1)));
  blocks.set(open, [...(blocks.get(open) ?? []), {name, skips}]);
}

export const before = () => {};
export const after = () => {};
