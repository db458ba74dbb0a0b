// What the page needs to read a drawing: makes the parts and connects them. All else comes with extras.js,
// once the network reads.

import {keepDrawing} from './drawing/memory.js';
import {Strokes} from './drawing/strokes.js';
import {keepForLater} from './early.js';
import {Failure} from './failure.js';
import {loadTexts, t, translatePage} from './language.js';
import {drawWithKeys} from './pad/keyboard.js';
import {Painter} from './pad/paint.js';
import {drawWithPointers} from './pad/pointer.js';
import {Reader} from './reading.js';
import {listModels, RecogniserClient} from './recogniser/client.js';
import {connectShortcutSwitch} from './shortcuts.js';
import {loadScript} from './site.js';
import {spoken} from './text.js';
import {Announcer} from './views/announcer.js';
import {AnswerView} from './views/answer.js';
import {BarsView} from './views/bars.js';
import {MessageView} from './views/message.js';
import {BLANK, OutlinesView} from './views/outlines.js';
import {connectClassroom, connectTheme} from './views/theme.js';
import {connectTools} from './views/tools.js';

/**
 * @typedef {import('./recogniser/client.js').ModelEntry} ModelEntry
 * @typedef {import('./page.js').Extras} Extras
 */

/** @param {string} id @returns {any} the element; its type is what the page says it is */
const element = (id) => document.getElementById(id);

const strokes = new Strokes();
const client = new RecogniserClient();
const painter = new Painter(element('pad'), strokes);
painter.watchPixelRatio();
const announcer = new Announcer(element('announcer'));
const answerView = new AnswerView(element('prediction'), element('runner-up'), element('sentence'));
const outlinesView = new OutlinesView(element('outlines'), element('pad'), strokes, showDigit);
const barsView = new BarsView(element('bars'));
const messageView = new MessageView(element('message'), element('pad'));
const say = (/** @type {string} */ words) => announcer.say(words);
/** @type {import('./page.js').Networks} */
const networks = {models: listModels(), entry: null, bytes: null};
/** @type {Extras | null} */
let extras = null;
/** @type {Promise<Extras> | null} */
let coming = null;
const translated = translatePage();
const doWhatWaited = keepForLater(element('board'));

drawWithPointers(element('pad'), strokes, undefined, element('outlines'));
drawWithKeys(element('pad'), element('pad-pen'), strokes, (down) => say(down ? t('start.pen.lowered') : t('start.pen.lifted')));
connectTools(element('tools'), strokes);
connectShortcutSwitch(element('shortcuts'));
connectClassroom(element('classroom'));
connectTheme(element('theme'), element('dark-theme'), () => {
  painter.repaint();
  extras?.repaint();
});
element('photograph').hidden = !navigator.mediaDevices?.getUserMedia;

strokes.onChange((change) => {
  if (change === 'extended') return;
  if (change === 'ended') speak();
  element('pad-frame').dataset.blank = String(strokes.blank);
});

const reader = new Reader(client, strokes, {
  readPicture: async (picture) => (await loadExtras()).readPicture(picture),
  show,
  fail(error) {
    show(BLANK);  // no older answer stays
    showUnavailable();
    report(error);
  },
  busy: (busy) => element('answer').setAttribute('aria-busy', String(busy)),
});

/** @param {import('./recogniser/client.js').Reading} reading */
function show(reading) {
  answerView.show(reading, strokes.picture !== null);
  outlinesView.show(reading);
  showDigit();
  if (!strokes.drawing) speak();
}

function showUnavailable() {
  const words = t('start.unavailable');
  answerView.showStatus(words);
  announcer.settle(words);
}

/** Not while the pen is down: what is half drawn is not worth a word. */
function speak() {
  announcer.settle(spoken(outlinesView.reading, strokes.picture !== null));
}

/** The one digit that bars and picture are about. */
function showDigit() {
  const {reading, digit} = outlinesView;
  barsView.show(digit);
  extras?.show(reading, digit);
}

/** @param {unknown} error @param {(() => void) | null} [retry] */
function report(error, retry = null) {
  if (!(error instanceof Failure)) throw error;
  const show = () => messageView.show(error, retry);
  loadTexts('failures', ...(error.cause ? [/** @type {const} */ ('problems')] : [])).then(show, show);
}

/** @param {ModelEntry} entry */
async function use(entry) {
  try {
    const bytes = await client.use(entry).finally(() => translated);
    if (!bytes) return;
    Object.assign(networks, {entry, bytes});
    messageView.hide('engine-missing', 'model-missing', 'model-broken', 'read-failed');
    reader.request();
    extras?.loaded();
  } catch (error) {
    if (extras?.rejected(entry, error)) return;
    report(error, entry.bytes ? null : () => use(entry));
    if (!client.ready) showUnavailable();
  }
}

/** Once. @returns {Promise<Extras>} rejects with a `Failure` */
function loadExtras() {
  coming ??= startExtras();
  coming.catch(() => {
    coming = null;  // so that another try starts afresh
  });
  return coming;
}

async function startExtras() {
  /** @type {Promise<{connectExtras: (page: import('./page.js').Page) => Extras}>} */
  const script = loadScript('src/extras.js').catch((error) => {
    throw new Failure('extras-missing', String(error));
  });
  const [{connectExtras}] = await Promise.all([script, loadTexts('extras', 'sheet')]);
  extras = connectExtras({
    client, strokes, networks, messageView, say, report, use, show, reread: () => reader.request(), digit: () => outlinesView.digit,
    settled: () => reader.settle(),
  });
  extras.show(outlinesView.reading, outlinesView.digit);
  doWhatWaited();
  return extras;
}

function openExtras() {
  loadExtras().catch((failure) => report(failure, () => {
    messageView.hide('extras-missing');
    openExtras();
  }));
}

translated.then(() => keepDrawing(strokes, report));
use(networks.models[0]).finally(openExtras);
