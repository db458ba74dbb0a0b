// Where the network's columns and maps stand. The way from the picture to the scores goes to the right, or down where
// there is little width; the maps of a column stand in one or more lines across it.

/**
 * @typedef {import('./graph.js').Column} Column
 * @typedef {{x: number, y: number, width: number, height: number}} Box in CSS pixels
 * @typedef {{width: number, height: number, down: boolean, columns: Box[], maps: Box[][]}} Layout
 *   The size of all, whether the way goes down, and the box of each column and of its maps.
 * @typedef {{along: number, across: number}} Size of a map along the way and across it
 * @typedef {{size: Size, lines: number, perLine: number, pitch: number}} Block a column's maps: how many lines there are
 *   along the way, how many maps across it, and how far each is from the next
 */

const GAP = 2;
/** Between two columns: the edges need room. */
const [LEAST_WAY, MOST_WAY] = [22, 110];
const [LEAST_SIDE, MOST_SIDE] = [12, 46];
/** The most from one map to the next, in maps. */
const LOOSE = 1.7;
/** For the columns' names: before them, or above where the way goes down. */
export const HEAD = 38;
/** Below this width the way goes down. */
const NARROW = 560;

/**
 * @param {Column[]} columns
 * @param {{width: number, height: number}} room
 * @param {number} zoom 1 fits into the room, if that is possible
 * @returns {Layout} may be larger than the room
 */
export function layOut(columns, room, zoom) {
  const down = room.width < NARROW;
  const across = (down ? room.width : room.height - HEAD) * zoom;
  const along = down ? Infinity : room.width * zoom;
  const blocks = blocksFor(columns, along, across, down, zoom);
  const lengths = blocks.map(({size, lines}) => lines * (size.along + GAP) - GAP);
  const sum = lengths.reduce((all, length) => all + length, 0);
  const ways = columns.length - 1;
  const way = down ? HEAD + 14 : Math.min(MOST_WAY * zoom, Math.max(LEAST_WAY, (along - sum - 2) / Math.max(1, ways)));
  let begin = down ? HEAD : Math.max(1, (along - sum - way * ways) / 2);
  const breadth = Math.max(across, ...blocks.map(({perLine, pitch}) => perLine * pitch - GAP));
  /** @type {Box[]} */
  const boxes = [];
  const maps = blocks.map(({size, perLine, pitch}, i) => {
    const first = (breadth - (perLine * pitch - (pitch - size.across))) / 2;
    const at = begin;
    boxes.push(box(at, first, lengths[i], perLine * pitch - (pitch - size.across), down));
    begin += lengths[i] + way;
    return Array.from({length: columns[i].count}, (_, map) =>
      box(at + Math.floor(map / perLine) * (size.along + GAP), first + (map % perLine) * pitch, size.along, size.across, down));
  });
  const end = begin - way + 1;
  return down
    ? {width: breadth, height: end, down, columns: boxes, maps}
    : {width: Math.max(end, room.width * zoom), height: breadth + HEAD, down, columns: boxes, maps};
}

/** @param {number} along @param {number} across @param {number} length @param {number} breadth @param {boolean} down @returns {Box} */
function box(along, across, length, breadth, down) {
  return down
    ? {x: across, y: along, width: breadth, height: length}
    : {x: along, y: HEAD + across, width: length, height: breadth};
}

/**
 * The blocks with the largest maps that fit. Then single columns grow where there is room, but never beyond those
 * before them, because maps become smaller on their way.
 * @param {Column[]} columns @param {number} along @param {number} across @param {boolean} down @param {number} zoom
 */
function blocksFor(columns, along, across, down, zoom) {
  const most = Math.round(MOST_SIDE * zoom);
  const at = (/** @type {number} */ side) => {
    /** @type {Block[]} */
    const blocks = [];
    columns.forEach((column, i) => blocks.push(blockOf(column, side, across, down, zoom, columns[i - 1], blocks[i - 1])));
    return blocks;
  };
  if (down) return at(Math.max(LEAST_SIDE, Math.floor((across + GAP) / 12) - GAP));
  const spare = (/** @type {Block[]} */ blocks) =>
    along - 2 - (columns.length - 1) * LEAST_WAY - blocks.reduce((all, {size, lines}) => all + lines * (size.along + GAP) - GAP, 0);
  let side = most;
  while (side > LEAST_SIDE && spare(at(side)) < 0) --side;
  const blocks = at(side);
  let limit = most;
  blocks.forEach((block, i) => {
    if (columns[i].kind !== 'maps') return;
    const room = Math.floor((across + GAP) / block.perLine) - GAP;
    const larger = Math.min(limit, room, block.size.along + Math.floor(Math.max(0, spare(blocks)) / block.lines));
    if (larger > block.size.along) block.size = {along: larger, across: larger};
    limit = block.size.along;
    // Stands loosely where there is room: the edges are easier to follow.
    block.pitch = Math.max(block.size.across + GAP, Math.min(LOOSE * block.size.across, (across + GAP) / block.perLine));
  });
  // Again, because the maps beside which values stand may have grown.
  return blocks.map((block, i) =>
    columns[i].kind === 'values' ? blockOf(columns[i], side, across, down, zoom, columns[i - 1], blocks[i - 1]) : block);
}

/**
 * @param {Column} column @param {number} side of a map @param {number} across @param {boolean} down @param {number} zoom
 * @param {Column} [before] @param {Block} [blockBefore]
 * @returns {Block}
 */
function blockOf({kind, count}, side, across, down, zoom, before, blockBefore) {
  if (kind === 'picture') {
    const size = Math.min(96 * zoom, Math.max(56 * zoom, 2.4 * side), across);
    return {size: {along: size, across: size}, lines: 1, perLine: 1, pitch: size + GAP};
  }
  if (kind === 'scores') {
    const lines = Math.ceil(count / Math.max(1, Math.floor((across + GAP) / (14 + GAP))));
    const perLine = Math.ceil(count / lines);
    const pitch = Math.min(40 * zoom, (across + GAP) / perLine);
    return {size: {along: (down ? 46 : 74) * zoom, across: pitch - GAP}, lines, perLine, pitch};
  }
  const small = Math.max(8, Math.min(14 * zoom, Math.round(side / 2)));
  const size = kind === 'maps' ? side : small;
  // Each value of a mean stands beside its map.
  if (kind === 'values' && before?.kind === 'maps' && before.count === count && blockBefore) {
    return {size: {along: small, across: blockBefore.size.across}, lines: blockBefore.lines, perLine: blockBefore.perLine, pitch: blockBefore.pitch};
  }
  const lines = Math.ceil(count / Math.max(1, Math.floor((across + GAP) / (size + GAP))));
  return {size: {along: size, across: size}, lines, perLine: Math.ceil(count / lines), pitch: size + GAP};
}

/** The map at a place, as [column, map], or null. @param {Layout} layout @param {number} x @param {number} y */
export function mapAt({columns, maps}, x, y) {
  const inside = (/** @type {Box} */ {x: left, y: top, width, height}, reach = 0) =>
    x >= left - reach && x < left + width + reach && y >= top - reach && y < top + height + reach;
  const column = columns.findIndex((each) => inside(each, GAP));
  const map = column < 0 ? -1 : maps[column].findIndex((each) => inside(each, GAP / 2));
  return map < 0 ? null : /** @type {[number, number]} */ ([column, map]);
}
