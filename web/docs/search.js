// The search: an index that is fetched when somebody goes to its field, and a list of places below it.

import MiniSearch from 'minisearch';
import {searchOptions} from './search-options.js';
import {found, words} from './text.js';

const MOST = 12;

/** @param {HTMLElement} search the field, its list and its status; hidden as long as no script is there to answer */
export function connectSearch(search) {
  const field = /** @type {HTMLInputElement} */ (search.querySelector('input'));
  const list = /** @type {HTMLElement} */ (search.querySelector('ul'));
  const status = /** @type {HTMLElement} */ (search.querySelector('[role="status"]'));
  /** @type {Promise<MiniSearch> | null} */
  let loading = null;

  async function load() {
    const response = await fetch(search.dataset.index ?? '');
    if (!response.ok) throw new Error(`${response.status}`);
    return MiniSearch.loadJSON(await response.text(), searchOptions);
  }

  function index() {
    loading ??= load();
    loading.catch(() => { loading = null; }); // the next try may succeed
    return loading;
  }

  async function show() {
    const query = field.value.trim();
    if (query === '') return close();
    try {
      const results = (await index()).search(query);
      if (field.value.trim() !== query) return;
      list.replaceChildren(...results.slice(0, MOST).map(entry));
      list.hidden = results.length === 0;
      say(found(query, results.length), results.length === 0);
    } catch {
      close();
      say(words.searchFailed, true);
    }
  }

  /** @param {string} text @param {boolean} seen where no list shows it */
  function say(text, seen) {
    status.textContent = text;
    status.classList.toggle('visually-hidden', !seen);
  }

  function close() {
    list.hidden = true;
    say('', false);
  }

  /** @param {KeyboardEvent} event */
  function move(event) {
    const links = [...list.querySelectorAll('a')];
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (event.key === 'Escape') {
      close();
      field.focus();
    } else if (step && !list.hidden) {
      event.preventDefault();
      const at = links.indexOf(/** @type {any} */ (document.activeElement)) + step;
      (links[at] ?? field).focus();
    } else if (event.key === 'Enter' && event.target === field && !list.hidden) {
      links[0]?.click();
    }
  }

  search.hidden = false;
  field.addEventListener('focus', () => index().catch(() => {}));
  field.addEventListener('input', show);
  search.addEventListener('keydown', move);
  search.addEventListener('focusout', ({relatedTarget}) => {
    if (!search.contains(/** @type {Node | null} */ (relatedTarget))) close();
  });
}

/** @param {import('minisearch').SearchResult} result */
function entry({address, title, page, excerpt}) {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = address;
  const lines = [['strong', title], ['span', page === title ? '' : page], ['small', excerpt]];
  link.append(...lines.filter(([, text]) => text).map(([name, text]) => Object.assign(document.createElement(name), {textContent: text})));
  item.append(link);
  return item;
}
