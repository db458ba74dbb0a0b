// Stores small values on this device. If the browser refuses to, nothing is stored.

/** @typedef {'local' | 'session'} Area `local` for all tabs and visits, `session` for this tab until it is closed */

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
