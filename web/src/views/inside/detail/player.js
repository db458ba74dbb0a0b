// Goes through the places of a map: by itself, step by step, or by a slider.

import {t} from '../../../language.js';
import {button, make} from '../../make.js';

/** From place to place, in ms. */
const PACE = 260;

export class Player {
  #play = button(t('inside.player.play'), () => this.#toggle());
  #slider = make('input', {type: 'range', min: '0', value: '0', 'aria-label': t('inside.player.place')});
  #back = button('‹', () => this.#step(-1), {'aria-label': t('inside.player.back')});
  #on = button('›', () => this.#step(1), {'aria-label': t('inside.player.on')});
  element = make('div', {className: 'player', role: 'group', 'aria-label': t('inside.player.name')}, this.#back, this.#play, this.#on, this.#slider);
  #onPlace;
  #places = 1;
  #place = 0;
  /** @type {ReturnType<typeof setInterval> | undefined} */ #timer;

  /** @param {(place: number) => void} onPlace */
  constructor(onPlace) {
    this.#onPlace = onPlace;
    this.#slider.addEventListener('input', () => {
      this.stop();
      this.#go(Number(this.#slider.value));
    });
  }

  /** @param {number} places @param {number} place the first one shown */
  use(places, place) {
    this.stop();
    this.#places = places;
    this.#slider.max = String(places - 1);
    this.element.hidden = places === 1;
    this.at(place);
  }

  /** Says where the view is, after it went there in another way. @param {number} place */
  at(place) {
    this.#place = place;
    this.#slider.value = String(place);
    this.#slider.setAttribute('aria-valuetext', t('inside.player.at', {place: place + 1, all: this.#places}));
  }

  stop() {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#play.textContent = t('inside.player.play');
  }

  #toggle() {
    if (this.#timer !== undefined) return this.stop();
    this.#play.textContent = t('inside.player.pause');
    this.#timer = setInterval(() => this.#go((this.#place + 1) % this.#places), PACE);
  }

  /** @param {number} by */
  #step(by) {
    this.stop();
    this.#go((this.#place + by + this.#places) % this.#places);
  }

  /** @param {number} place */
  #go(place) {
    this.at(place);
    this.#onPlace(place);
  }
}
