// What the page remembers on this device. A browser may refuse; then it simply forgets.

/** @param {string} key @returns {string | null} */
export function read(key) {
  try {
    return localStorage.getItem(`scrawl.${key}`);
  } catch {
    return null;
  }
}

/** @param {string} key @param {string} value @returns {boolean} whether it is kept */
export function write(key, value) {
  try {
    localStorage.setItem(`scrawl.${key}`, value);
    return true;
  } catch {
    return false;
  }
}
