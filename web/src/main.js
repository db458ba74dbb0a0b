// Makes the parts and connects them; does nothing itself.

import {keepDrawing} from './drawing/memory.js';
import {Strokes} from './drawing/strokes.js';
import {Failure} from './failure.js';
import {acceptFiles, acceptPhotos} from './files.js';
import {keepTheRest, workOffline} from './offline.js';
import {drawWithKeys} from './pad/keyboard.js';
import {Painter} from './pad/paint.js';
import {drawWithPointers} from './pad/pointer.js';
import {Reader} from './reading.js';
import {listModels, RecogniserClient} from './recogniser/client.js';
import * as text from './text.js';
import {Announcer} from './views/announcer.js';
import {AnswerView} from './views/answer.js';
import {BarsView} from './views/bars.js';
import {showGallery} from './views/gallery.js';
import {KeepView} from './views/keep.js';
import {openDoors} from './views/learn-doors.js';
import {MessageView} from './views/message.js';
import {ModelsView} from './views/models.js';
import {OutlinesView} from './views/outlines.js';
import {PadPictureView} from './views/pad-picture.js';
import {PictureView} from './views/picture.js';
import {connectTheme} from './views/theme.js';
import {connectTools} from './views/tools.js';
import {WhyPanel} from './views/why/panel.js';
import {WorkshopClient} from './workshop/client.js';

/** @typedef {import('./recogniser/client.js').ModelEntry} ModelEntry */

/** @param {string} id @returns {any} the element; its type is what the page says it is */
const element = (id) => document.getElementById(id);

for (const [name, words] of Object.entries(text.labels)) {
  for (const place of document.querySelectorAll(`[data-text="${name}"]`)) place.textContent = words;
}
element('pad').setAttribute('aria-label', text.pad.name);
element('pad-hint').textContent = text.pad.hint;

const strokes = new Strokes();
const client = new RecogniserClient();
const workshop = new WorkshopClient();
const painter = new Painter(element('pad'), strokes);
const announcer = new Announcer(element('announcer'));
const answerView = new AnswerView(element('prediction'), element('runner-up'), element('sentence'));
const outlinesView = new OutlinesView(element('outlines'), strokes, showDigit);
const padPictureView = new PadPictureView(element('pad-picture'));
const barsView = new BarsView(element('bars'));
const pictureView = new PictureView(element('picture'), element('picture-note'));
const messageView = new MessageView(element('message'));
const say = (/** @type {string} */ words) => announcer.say(words);
const keepView = new KeepView(element('keep'), strokes, say);
const whyPanel = new WhyPanel(element('board'), strokes, workshop, (failure) => report(failure, null));
const modelsView = new ModelsView(element('model-picker'), element('model-note'));
/** @type {{entry: ModelEntry, bytes: Uint8Array} | null} */
let reading = null;
const doors = openDoors(element('board'), {
  strokes,
  digit: () => outlinesView.digit,
  loaded: () => reading,
  use(entry) {
    modelsView.add(entry);
    use(entry);
  },
  useListed(id, instead) {
    modelsView.remove(instead);
    use(modelsView.choose(id));
  },
  say,
  report: (failure) => report(failure, null),
});

drawWithPointers(element('pad'), strokes);
drawWithKeys(element('pad'), element('pad-pen'), strokes, say);
showGallery(element('gallery'), strokes);
connectTools(element('tools'), strokes);
connectTheme(element('theme'), element('dark-theme'), () => {
  painter.repaint();
  pictureView.repaint();
  whyPanel.rebuild();
});

strokes.onChange((change) => {
  if (change === 'ended') speak();
  element('pad-frame').dataset.blank = String(strokes.blank);
  padPictureView.show(strokes.picture);
});

const reader = new Reader(client, workshop, strokes, {
  show(reading) {
    if (reading.state !== 'blank') keepTheRest();
    answerView.show(reading);
    outlinesView.show(reading);
    showDigit();
    if (!strokes.drawing) speak();
  },
  fail: (error) => report(error, null),
  busy: (busy) => element('answer').setAttribute('aria-busy', String(busy)),
});

/** Not while the pen is down: what is half drawn is not worth a word. */
function speak() {
  announcer.settle(text.spoken(outlinesView.reading));
}

/** The one digit that bars and picture are about. */
function showDigit() {
  const {reading, digit} = outlinesView;
  barsView.show(digit);
  pictureView.show(digit);
  whyPanel.show(digit);
  keepView.show(reading, digit);
}

/** @param {unknown} error @param {(() => void) | null} retry */
function report(error, retry) {
  if (!(error instanceof Failure)) throw error;
  messageView.show(error, retry);
  if (!client.ready) answerView.showStatus(text.unavailable);
}

/** @param {ModelEntry} entry */
async function use(entry) {
  try {
    const loaded = await client.use(entry);
    if (!loaded) return;
    reading = {entry, bytes: loaded.bytes};
    workshop.use(loaded.bytes, entry.file);
    whyPanel.rebuild();
    modelsView.describe(entry, loaded);
    messageView.hide();
    reader.request();
  } catch (error) {
    report(error, () => use(entry));
  }
}

async function start() {
  answerView.showStatus(text.loading);
  try {
    const models = await listModels();
    modelsView.list(models);
    await use(models[0]);
    doors.restore();
  } catch (error) {
    report(error, start);
  }
}

modelsView.onPick(use);
acceptFiles(element('open'), element('file'), element('pad-frame'), {
  picture: (picture) => strokes.open(picture),
  model: (entry) => {
    modelsView.add(entry);
    use(entry);
  },
  fail: (failure) => report(failure, null),
});
acceptPhotos(element('photograph'), {
  picture: (picture) => strokes.open(picture),
  fail: (failure) => report(failure, null),
});
keepDrawing(strokes, (failure) => report(failure, null));
start();
workOffline((useNow) => messageView.offerUpdate(useNow));
