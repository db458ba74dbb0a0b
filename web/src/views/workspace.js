// The place beside or below the pad that shows one view at a time. Each view has an address, `#NAME` or `#NAME/PLACE`,
// so that links, the history and the browser's back button lead to it. The last one is remembered.

import {placeIn} from '../drawing/link.js';
import {t} from '../language.js';
import * as storage from '../storage.js';
import {keepFocus} from './focus.js';
import {iconOf} from './icons.js';
import {make} from './make.js';

/**
 * @typedef {{
 *   element: HTMLElement,
 *   shown?: () => void,
 *   hidden?: () => void,
 *   go?: (place: string) => void,
 * }} View `shown` and `hidden` are called when it has come into sight or gone out of it: only between them may it be costly; `go`
 *   after `shown` and whenever the address has another place in the view, `''` being its beginning.
 *
 * @typedef {{link: HTMLAnchorElement, view: View, lasting: boolean}} Shown
 */

const KEY = 'view';
const FIRST = 'examples';

export class Workspace {
  #nav;
  #panel;
  /** @type {Map<string, Shown>} */ #views = new Map();
  /** What is shown at an address without a view. */ #initial = FIRST;
  #current = '';
  /** Where each view was left. @type {Map<string, string>} */ #places = new Map();
  /** The one before, for when the current one goes. */ #before = FIRST;
  /** Whether the current one is not the address's. */ #peeking = false;
  #title = document.title;

  /** @param {HTMLElement} nav with a link for each view @param {HTMLElement} panel gets the views' elements */
  constructor(nav, panel) {
    this.#nav = nav;
    this.#panel = panel;
  }

  /**
   * @param {string} name @param {View} view
   * @param {string} [title] of a view that comes and goes: it has no link in the page
   */
  add(name, view, title) {
    /** @type {HTMLAnchorElement} */
    const link = this.#nav.querySelector(`[href="#${name}"]`) ?? make('a', {href: `#${name}`, title, hidden: true}, make('span', {textContent: title}));
    if (!link.isConnected) this.#nav.append(link);
    link.prepend(iconOf(name));
    view.element.id = `view-${name}`;
    view.element.classList.add('view');
    view.element.hidden = true;
    this.#panel.lastElementChild?.before(view.element);
    this.#views.set(name, {link, view, lasting: !title});
  }

  /** Shows the address's view, or the last one. Call it when all are added. */
  start() {
    const last = storage.read(KEY) ?? '';
    if (this.#has(last)) this.#initial = last;
    this.#follow();
    // What failed to come is asked for again.
    this.#nav.addEventListener('click', ({target}) => {
      const {link, view} = /** @type {Shown} */ (this.#views.get(this.#current));
      if (link.contains(/** @type {Node} */ (target))) view.shown?.();
    });
    window.addEventListener('hashchange', () => {
      const chosen = this.#nav.contains(document.activeElement);
      this.#follow();
      // As the reader of a book who turns to a chapter: the next key belongs to it.
      if (chosen) this.#panel.focus({preventScroll: true});
    });
  }

  /** The name of the view that is shown. */
  get current() {
    return this.#current;
  }

  /** The addresses of all that can be shown, each as it was left, and their titles. @returns {[string, string][]} */
  get titles() {
    return [...this.#views].filter(([, {link}]) => !link.hidden).map(([name, {link}]) =>
      [[name, this.#places.get(name)].filter(Boolean).join('/'), link.textContent]);
  }

  /** Goes to a view as a link does. @param {string} name @param {string} [place] in the view */
  goTo(name, place = '') {
    const address = place ? `${name}/${place}` : name;
    const here = placeIn(location.hash);
    const shown = here.startsWith(`${this.#current}/`) ? here : this.#current;
    if (address === shown && !this.#peeking) return;
    if (here !== address) history.pushState(null, '', `#${address}`);
    this.#follow();
  }

  /** Offers a view that comes and goes. @param {string} name */
  offer(name) {
    const view = this.#views.get(name);
    if (view) view.link.hidden = false;
  }

  /** Takes such a view away; if it was shown, the one before is. @param {string} name */
  withdraw(name) {
    const view = this.#views.get(name);
    if (!view || view.link.hidden) return;
    view.link.hidden = true;
    if (this.#current !== name) return;
    if (placeIn(location.hash) === name) history.replaceState(null, '', `#${this.#before}`);
    this.#follow();
  }

  /** Shows a view that may be gone in a moment, without a step of the history. @param {string} name */
  peek(name) {
    this.offer(name);
    this.#show(name, '');
    this.#peeking = true;
  }

  /** @param {string} name */
  #has(name) {
    return this.#views.get(name)?.link.hidden === false;
  }

  /** Shows what the address says. */
  #follow() {
    const [, name, place] = /** @type {RegExpMatchArray} */ (placeIn(location.hash).match(/^([^/]*)\/?(.*)$/));
    if (this.#has(name)) this.#show(name, place);
    else this.#show(this.#initial, '');
  }

  /** @param {string} name @param {string} place */
  #show(name, place) {
    const {link, view, lasting} = /** @type {Shown} */ (this.#views.get(name));
    this.#peeking = false;
    const last = this.#views.get(this.#current);
    if (name !== this.#current) {
      last?.link.removeAttribute('aria-current');
      link.setAttribute('aria-current', 'page');
      keepFocus(() => {
        if (last) last.view.element.hidden = true;
        view.element.hidden = false;
      }, this.#panel);
      if (last) this.#before = this.#current;
      this.#current = name;
      this.#panel.scrollTop = 0;
      this.#panel.setAttribute('aria-label', link.textContent);
      document.title = name === FIRST ? this.#title : t('extras.views.title', {view: link.textContent});
      if (lasting) storage.write(KEY, name);
      last?.view.hidden?.();
      view.shown?.();
    }
    this.#places.set(name, place);
    view.go?.(place);
  }
}
