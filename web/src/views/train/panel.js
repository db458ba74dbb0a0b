// The panel that trains a network from random weights: its set-up, its progress and its result.

import * as examples from '../../learning/examples.js';
import {ask} from '../../learning/client.js';
import {panel as text} from '../../learning/train-text.js';
import {loadTexts, t} from '../../language.js';
import {loadStyle, button, make} from '../make.js';
import {ArchitectureView} from './architecture.js';
import {CurvesView} from './curves.js';
import {MaterialView} from './material.js';
import {OptionsView} from './options.js';
import {takeHome} from './take-home.js';
import {FilmView} from './film.js';
import {FiltersView, LiveView, MistakesView} from './watch.js';

/**
 * @typedef {import('../../page.js').Host} Host
 * @typedef {import('../../learning/examples.js').Trained} Trained
 * @typedef {import('../../learning/protocol.js').TrainingProgress} TrainingProgress
 * @typedef {import('../../learning/protocol.js').Options} Options
 * @typedef {import('../../learning/protocol.js').Epoch} Epoch
 */

const TRAINED_ID = 'trained';
/** Least number of milliseconds between two saves of the network while it trains. */
const KEEP_EVERY = 5000;
/** Least number of milliseconds between two updates of curves and pictures. */
const DRAW_EVERY = 200;

/** @param {HTMLElement} place @param {Host} host */
export async function openTrainPanel(place, host) {
  await Promise.all([loadStyle('style/learn.css'), loadStyle('style/train.css'), loadStyle('style/inside.css'), loadTexts('train', 'layers', 'inside', 'problems')]);
  const panel = new TrainPanel(place, host);
  await panel.begin();
  return panel;
}

export class TrainPanel {
  #host;
  /** @type {'still' | 'going' | 'paused'} */ #state = 'still';
  /** @type {Trained | null} */ #trained = null;
  /** @type {TrainingProgress | null} */ #latest = null;
  /** @type {Epoch[]} */ #history = [];
  /** Not shown yet. @type {import('../../learning/protocol.js').Mistake[] | null} */ #lastMistakes = null;
  #frame = 0;
  #lastDrawn = 0;
  /** Whether the last save found room on the device. */ #kept = true;
  #lastKept = 0;

  #network = new ArchitectureView(() => this.#showState(), (failure) => this.#host.report(failure));
  #material = new MaterialView();
  #options = new OptionsView(() => this.#showState());
  #summary = make('span', {className: 'note'});
  #setup = make('details', {className: 'train-setup', open: true}, make('summary', {}, make('b', {textContent: t('train.panel.setup')}), ' ', this.#summary),
    make('div', {className: 'train-parts'}, this.#network.element, this.#material.element, this.#options.element));
  #start = button(t('train.panel.start'), () => this.#run(), {className: 'button primary', id: 'train-start'});
  #pause = button(t('train.panel.pause'), () => this.#setPaused(this.#state === 'going'), {id: 'train-pause'});
  #stop = button(t('train.panel.stop'), () => ask('stop', null), {id: 'train-stop'});
  #progress = make('progress', {max: 1, 'aria-label': t('train.panel.progress')});
  #pace = make('p', {className: 'note', id: 'train-pace'});
  #note = make('p', {role: 'status', id: 'train-note'});
  #curves = new CurvesView();
  #filters = new FiltersView();
  #mistakes = new MistakesView();
  #live;
  #film;
  #home = takeHome(() => this.#trained, (training) => this.#use(training), (failure) => this.#host.report(failure));
  #watch;
  #place;
  #shown = false;
  /** Of the training that was begun last. @type {Options | null} */ #begun = null;

  /** @param {HTMLElement} place gets the panel's parts @param {Host} host */
  constructor(place, host) {
    this.#place = place;
    this.#host = host;
    this.#live = new LiveView(host.strokes);
    this.#film = new FilmView(host.strokes, host.digit, () => this.#shown, host.report);
    this.#watch = make('div', {className: 'train-watch', hidden: true}, this.#curves.element, this.#live.element, this.#filters.element, this.#mistakes.element, this.#film.element);
    place.replaceChildren(
      make('h2', {textContent: t('train.panel.title')}),
      make('p', {className: 'note', textContent: t('train.panel.note')}), this.#setup,
      make('div', {className: 'train-run'}, make('div', {className: 'learn-buttons'}, this.#start, this.#pause, this.#stop), this.#progress, this.#pace, this.#note),
      this.#home, this.#watch);
  }

  async begin() {
    await Promise.all([this.#network.choose('starter').catch(this.#host.report), this.#openKept()]);
  }

  async shown() {
    this.#shown = true;
    if (this.#state === 'still') await this.#material.refresh().catch(this.#host.report);
    this.#showState();
    if (this.#begun) this.#draw(this.#begun);
    this.#film.refresh();
  }

  /** A training goes on meanwhile, and is drawn no more. */
  hidden() {
    this.#shown = false;
  }

  async #openKept() {
    const kept = await examples.trained().catch(() => undefined);
    if (!kept || kept.version !== 1 || this.#state !== 'still') return;
    this.#trained = kept;
    this.#curves.begin(kept.options.epochs);
    this.#curves.show(kept.history);
    this.#watch.hidden = false;
    this.#note.textContent = kept.finished ? t('train.panel.kept') : t('train.panel.cut', {done: kept.history.length, count: kept.options.epochs});
  }

  async #run() {
    // The field that is wrong must be visible.
    if (!this.#options.valid || !this.#network.possible) this.#setup.open = true;
    const options = this.#options.chosen;
    const material = this.#material.chosen;
    if (!options || !this.#network.possible || this.#state !== 'still') return;
    if (!this.#material.known) return this.#say(t('train.material.looking'));
    if (!material) return this.#say(t('train.material.none'));
    const training = {version: /** @type {const} */ (1), name: this.#network.name, architecture: this.#network.json, options};
    this.#begun = options;
    this.#setState('going');
    try {
      this.#say(t('train.panel.bringing'));
      this.#setup.open = false;
      this.#watch.hidden = false;
      this.#curves.begin(options.epochs);
      this.#mistakes.show(null);
      this.#film.begin();
      this.#latest = null;
      this.#history = [];
      this.#lastKept = performance.now();
      const {history, trouble} = await examples.alone('training', async () => {
        const ended = await ask('train', {architecture: training.architecture, material, options}, (progress) => this.#follow(progress, training));
        this.#draw(options);
        await this.#keep({...training, finished: true, history: ended.history});
        await this.#film.keep(ended.history.length);
        return ended;
      });
      this.#setState('still');
      this.#say(text.ended({history, trouble}, options) + (this.#kept ? '' : ` ${t('train.panel.noRoom')}`));
      this.#live.ask();
    } catch (failure) {
      this.#say('');
      this.#setup.open = true;
      this.#host.report(failure);
    } finally {
      this.#setState('still');
    }
  }

  /** @param {TrainingProgress} progress @param {Omit<Trained, 'bytes' | 'history' | 'finished'>} training */
  #follow(progress, training) {
    if (!this.#latest) {
      this.#say(t('train.panel.started', {training: progress.counts.training, heldOut: progress.counts.heldOut}));
      this.#live.begin();
    }
    this.#latest = progress;
    this.#curves.add(progress.step);
    if (progress.mistakes) this.#lastMistakes = progress.mistakes;
    if (progress.epoch) {
      this.#history.push(progress.epoch);
      if (!progress.step.finished) this.#film.keep(this.#history.length).catch(this.#host.report);
      const due = performance.now() - this.#lastKept > KEEP_EVERY;
      if (due && !progress.step.finished) this.#keep({...training, finished: false, history: this.#history}).catch(this.#host.report);
    }
    // A hidden tab gets no animation frames, so nothing is drawn there.
    if (this.#frame || performance.now() - this.#lastDrawn < DRAW_EVERY) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#lastDrawn = performance.now();
      this.#draw(training.options);
    });
  }

  /** @param {Options} options */
  #draw({epochs}) {
    if (!this.#latest || !this.#shown) return;
    const {step, imagesPerSecond, filters, counts} = this.#latest;
    const done = step.epoch + step.step / step.steps;
    this.#progress.value = done / epochs;
    const seconds = ((epochs - done) * counts.training) / imagesPerSecond;
    if (this.#state === 'going') this.#pace.textContent = text.pace(step.epoch + 1, epochs, imagesPerSecond, seconds > 0 && imagesPerSecond > 0 ? seconds : null);
    const last = this.#history.at(-1);
    // A frame after the end must not replace the final note.
    if (last && this.#state !== 'still') this.#say(text.epoch(this.#history.length, epochs, last));
    this.#curves.show(this.#history);
    this.#filters.show(filters);
    if (this.#lastMistakes) this.#mistakes.show(this.#lastMistakes);
    this.#lastMistakes = null;
    this.#live.ask();
  }

  /** The network as it is now, on this device. @param {Omit<Trained, 'bytes'>} training */
  async #keep(training) {
    this.#lastKept = performance.now();
    const trained = {...training, history: [...training.history], bytes: await ask('save', {type: 'f32'})};
    this.#trained = trained;
    this.#kept = await examples.setTrained(trained).then(() => true, () => false);
  }

  /** @param {boolean} paused */
  async #setPaused(paused) {
    await ask('pause', paused);
    if (this.#state === 'still') return;
    this.#setState(paused ? 'paused' : 'going');
    if (paused) this.#pace.textContent = t('train.panel.paused');
  }

  /** @param {Trained} training */
  #use({bytes, name}) {
    this.#host.use({id: TRAINED_ID, file: 'trained.safetensors', name: t('train.panel.network', {base: name}), bytes});
    this.#say(t('train.panel.used'));
  }

  /** @param {'still' | 'going' | 'paused'} state */
  #setState(state) {
    const focused = this.#place.contains(document.activeElement);
    this.#state = state;
    this.#showState();
    // The button that had the focus may be hidden now.
    if (focused && !this.#place.contains(document.activeElement)) (state === 'still' ? this.#start : this.#pause).focus();
  }

  #showState() {
    const going = this.#state !== 'still';
    const {epochs, learningRate} = this.#options.now;
    this.#summary.textContent = text.summary(this.#network.name, epochs, learningRate);
    this.#place.dataset.state = this.#state;
    this.#start.hidden = going;
    this.#start.setAttribute('aria-disabled', String(!this.#network.possible || !this.#material.known));
    this.#pause.hidden = this.#stop.hidden = this.#progress.hidden = this.#pace.hidden = !going;
    this.#pause.textContent = this.#state === 'paused' ? t('train.panel.goOn') : t('train.panel.pause');
    this.#home.hidden = !this.#trained || going;
  }

  /** @param {string} words */
  #say(words) {
    this.#note.textContent = words;
  }
}
