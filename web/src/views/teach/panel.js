// The panel for teaching: labels a drawing, stores it as an example, has the network fine-tuned, and shows its result.

import * as examples from '../../learning/examples.js';
import {ask} from '../../learning/client.js';
import {itIs} from '../../extras-text.js';
import {teach as text} from '../../learning/text.js';
import {loadTexts, t} from '../../language.js';
import {keepFocus} from '../focus.js';
import {loadStyle, button, make} from '../make.js';
import {ExamplesView} from './examples-view.js';
import {fineTune} from './fine-tuning.js';
import {TakeHome} from './take-home.js';
import {rememberTaught} from './taught.js';

/**
 * @typedef {import('../../page.js').Host} Host
 * @typedef {import('../../page.js').Digit} Digit
 * @typedef {import('../../learning/examples.js').Kept} Kept
 * @typedef {import('../../learning/examples.js').Taught} Taught
 */

const TAUGHT_ID = 'taught';
/** A label must be confirmed if the network's probability for it is below IMPROBABLE and that of another digit above SURE. */
const IMPROBABLE = 0.001;
const SURE = 0.95;
/** The number of examples that are shown at first, and added by each click. */
const SHOWN = 60;

/** @param {HTMLElement} body @param {Host} host */
export async function openTeachPanel(body, host) {
  await Promise.all([loadStyle('style/learn.css'), loadTexts('teach')]);
  const panel = new TeachPanel(body, host);
  await panel.refresh();
  body.hidden = false;
  return panel;
}

export class TeachPanel {
  #host;
  /** The newest first. @type {Kept[]} */ #digits = [];
  /** Of all that are kept. */ #count = 0;
  #shown = SHOWN;
  /** @type {Taught | undefined} */ #taught;
  #busy = false;
  /** @type {Promise<void>} */ #telling = Promise.resolve();
  /** Whether it is asked if really everything is to be forgotten. */ #asking = false;
  /** An improbable label that must be confirmed. @type {{drawing: string, digit: number} | null} */ #doubted = null;

  #note = make('p', {role: 'status', className: 'teach-note'});
  #insist = button('', () => this.#doubted && this.tell(this.#doubted.digit), {hidden: true});
  #view = new ExamplesView((id) => this.#guard(() => examples.remove(id)), () => this.#guard(async () => void (this.#shown += SHOWN)));
  #learn = button('', () => this.#guard(() => examples.alone('fine-tuning', () => this.#teach())), {className: 'button primary', id: 'teach-learn'});
  #stop = button(t('teach.stop'), () => ask('stop', null), {hidden: true});
  #undo = button(t('teach.undo'), () => this.#guard(() => examples.alone('fine-tuning', () => this.#undoFineTuning())), {id: 'teach-undo'});
  #reset = button(t('teach.reset'), () => this.#ask(true), {id: 'teach-reset'});
  #buttons = make('div', {className: 'learn-buttons'}, this.#learn, this.#stop, this.#undo, this.#reset);
  #confirm = make('div', {className: 'teach-confirm', role: 'alertdialog', 'aria-labelledby': 'teach-confirm-question', hidden: true},
    make('p', {id: 'teach-confirm-question', textContent: t('teach.resetSure')}),
    make('div', {className: 'learn-buttons'},
      button(t('teach.resetNot'), () => this.#ask(false)),
      button(t('teach.resetNow'), () => this.#guard(() => examples.alone('fine-tuning', () => this.#forget())), {id: 'teach-forget', className: 'button danger'})));
  #progress = make('progress', {max: 1, hidden: true, 'aria-label': t('teach.learning')});
  #figures = make('dl', {className: 'figures note', id: 'teach-figures'});
  #home = new TakeHome(() => this.#taught, (action) => this.#guard(action));

  /** @param {HTMLElement} body @param {Host} host */
  constructor(body, host) {
    this.#host = host;
    body.replaceChildren(this.#note, this.#insist, this.#view.element, this.#buttons, this.#confirm,
      this.#progress, this.#figures, this.#home.element);
    examples.onOthersChange(() => this.#guard(() => this.refresh()));
  }

  /** Labels the digit on the pad; one after the other, for each looks at what is kept. @param {number} digit */
  tell(digit) {
    const told = this.#telling.then(() => this.#tell(digit));
    this.#telling = told.catch(() => {});
    return told;
  }

  /** @param {number} digit */
  async #tell(digit) {
    this.#ask(false);
    const {strokes, digit: chosen, settled} = this.#host;
    if (!(await settled())) return this.#say(t('teach.unread'));
    const shown = chosen();
    // The network that learns knows digits alone.
    if (shown?.sign) return this.#say(t('teach.sign', {sign: shown.sign}));
    const drawing = shown && await this.#drawingOf(shown);
    if (!shown || !drawing?.length) return this.#say(strokes.picture ? t('teach.picture') : t('teach.blank'));
    const key = JSON.stringify(drawing);
    const same = this.#same(key);
    if (same?.label === digit) return this.#say(t('teach.already', {digit}));
    const odd = shown.probabilities[digit] < IMPROBABLE && shown.confidence > SURE;
    const insisted = this.#doubted?.drawing === key && this.#doubted.digit === digit;
    this.#doubted = odd && !insisted ? {drawing: key, digit} : null;
    this.#insist.hidden = !this.#doubted;
    if (this.#doubted) {
      this.#insist.textContent = itIs(digit);
      return this.#say(text.improbable(digit, shown.label, shown.confidence));
    }
    const kept = await this.#guard(() => this.#keep(drawing, digit, same?.id));
    if (kept) this.#say(text.kept(digit, this.#count));
  }

  /**
   * Keeps what was read on a picture as an example, or takes it out again.
   * @param {Digit} shown @param {number | null} label what it really is, null for no digit @param {number | undefined} id of the
   *   example that was kept of it before @returns {Promise<{id: number | undefined, words: string} | null>} that of the one kept
   *   now, and what to say of it; null where nothing could be changed
   */
  async keep(shown, label, id) {
    /** @type {number | undefined} */
    let kept;
    const done = await this.#guard(async () => {
      const drawing = label === null ? [] : await this.#drawingOf(shown);
      if (label !== null && drawing.length > 0) kept = await this.#keep(drawing, label, id ?? this.#same(JSON.stringify(drawing))?.id);
      else if (id) await examples.remove(id);
    });
    return done ? {id: kept, words: kept && label !== null ? text.kept(label, this.#count) : ''} : null;
  }

  /** The example of the same strokes, if it is one of those that are shown. @param {string} drawing as JSON */
  #same(drawing) {
    return this.#digits.find(({strokes}) => JSON.stringify(strokes) === drawing);
  }

  /** Its strokes, or for a picture's digit strokes that look like it. @param {Digit} digit @returns {Promise<Kept['strokes']>} */
  async #drawingOf({strokes, picture}) {
    if (strokes.length > 0) return strokes.map((stroke) => stroke.map(({x, y}) => [x, y]));
    return picture.length > 0 ? this.#host.trace(picture) : [];
  }

  /** @param {Kept['strokes']} strokes @param {number} label @param {number | undefined} id of the one whose place it takes */
  #keep(strokes, label, id) {
    return examples.keep({...(id ? {id} : {}), version: 1, label, strokes, when: Date.now()});
  }

  /** Shows what is stored on the device, and switches to the taught network. */
  async refresh() {
    const before = this.#taught;
    const [kept, taught] = await Promise.all([examples.newest(this.#shown), examples.taught()]);
    [this.#digits, this.#count, this.#taught] = [kept.newest, kept.count, taught];
    const changed = this.#taught?.bytes.length !== before?.bytes.length ||
      this.#taught?.bytes.some((byte, i) => byte !== before?.bytes[i]);
    if (changed && this.#taught) this.#use(this.#taught);
    if (changed && !this.#taught && before) this.#host.useListed(before.baseId, TAUGHT_ID);
    rememberTaught(Boolean(this.#taught));
    this.#show();
  }

  /** @param {Taught} taught */
  #use({bytes, baseName}) {
    this.#host.use({id: TAUGHT_ID, file: 'taught.safetensors', name: text.network(baseName), bytes});
  }

  #show() {
    this.#view.show(this.#digits, this.#count);
    // The pressed button may be hidden now.
    keepFocus(() => this.#showState(), this.#confirm, this.#buttons, this.#view.element);
  }

  #showState() {
    const count = this.#count;
    this.#learn.textContent = t('teach.learn', {count});
    this.#learn.hidden = count === 0 || this.#busy;
    this.#stop.hidden = this.#progress.hidden = !this.#busy;
    this.#undo.hidden = !this.#taught || this.#busy;
    const forgettable = (count > 0 || Boolean(this.#taught)) && !this.#busy;
    this.#asking &&= forgettable;
    this.#reset.hidden = !forgettable || this.#asking;
    this.#confirm.hidden = !this.#asking;
    this.#home.show(count);
    if (this.#taught) this.#showFigures(this.#taught.report);
    else if (!this.#busy) this.#figures.replaceChildren();
  }

  /** @param {import('../../learning/protocol.js').Report} report */
  #showFigures(report) {
    this.#figures.replaceChildren(...text.figures(report).flatMap(([name, words]) =>
      [make('dt', {textContent: name}), make('dd', {textContent: words})]));
  }

  async #teach() {
    await this.refresh();
    const loaded = this.#host.loaded();
    if (!loaded || this.#busy) return;
    this.#busy = true;
    try {
      this.#progress.value = 0;
      this.#figures.replaceChildren();
      this.#show();
      this.#say(t('teach.learning'));
      const report = await fineTune(loaded, loaded.entry.id === TAUGHT_ID ? this.#taught : undefined, {
        moved: (part) => void (this.#progress.value = part),
        tuned: (report) => {
          this.#showFigures(report);
          if (report.accepted) this.#say(t('teach.judging'));
        },
        kept: () => this.refresh(),
      });
      if (!report) return this.#say(t('teach.stopped'));
      this.#showFigures(report);
      this.#say(text.ended(report));
    } catch (failure) {
      this.#say('');
      throw failure;
    } finally {
      this.#busy = false;
      this.#show();
    }
  }

  async #undoFineTuning() {
    await examples.undoTaught();
    this.#say(t('teach.undone'));
  }

  /** Asks whether really everything is to be forgotten, or asks no more. @param {boolean} asking */
  #ask(asking) {
    if (asking === this.#asking) return;
    this.#asking = asking;
    this.#show();
  }

  async #forget() {
    this.#asking = false;
    await examples.clear();
    this.#say(t('teach.forgotten'));
  }

  /** Runs an action, then shows what is stored on the device. Reports failures to the page. @param {() => Promise<unknown>} action */
  async #guard(action) {
    try {
      await action();
      await this.refresh();
      return true;
    } catch (error) {
      this.#host.report(error);
      return false;
    }
  }

  /** @param {string} words */
  #say(words) {
    this.#note.textContent = words;
  }
}
