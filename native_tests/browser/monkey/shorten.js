// Makes a list that fails shorter: drops parts of it, smaller and smaller ones, as long as the rest still fails.

/**
 * @template T
 * @param {T[]} list
 * @param {(list: T[]) => Promise<boolean>} fails
 * @param {number} tries at most
 * @returns {Promise<T[]>} no longer than `list`, and failing as it does
 */
export async function shortened(list, fails, tries) {
  let left = tries;
  for (let size = Math.ceil(list.length / 2); size >= 1 && left > 0; size = size > 1 ? Math.ceil(size / 2) : 0) {
    // From the end, because what failed last needs what came just before it.
    for (let end = list.length; end > 0 && left > 0; end -= size) {
      const fewer = [...list.slice(0, Math.max(0, end - size)), ...list.slice(end)];
      if (fewer.length === 0) continue;
      --left;
      if (await fails(fewer)) list = fewer;
    }
  }
  return list;
}
