// What the page remembers on this device. A browser may refuse; then it simply forgets.

/** @typedef {'local' | 'session'} Area for all tabs and visits, or for this tab as long as it is open */

/** @param {string} key @param {Area} [area] @returns {string | null} */
export function read(key, area = 'local') {
  try {
    return window[`${area}Storage`].getItem(`scrawl.${key}`);
  } catch {
    return null;
  }
}

/** @param {string} key @param {string} value @param {Area} [area] @returns {boolean} whether it is kept */
export function write(key, value, area = 'local') {
  try {
    window[`${area}Storage`].setItem(`scrawl.${key}`, value);
    return true;
  } catch {
    return false;
  }
}
