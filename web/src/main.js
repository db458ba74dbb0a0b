// Makes the parts and connects them; does nothing itself.

import {keepDrawing} from './drawing/memory.js';
import {Strokes} from './drawing/strokes.js';
import {Failure} from './failure.js';
import {workOffline} from './offline.js';
import {drawWithKeys} from './pad/keyboard.js';
import {Painter} from './pad/paint.js';
import {drawWithPointers} from './pad/pointer.js';
import {listModels, RecogniserClient} from './recogniser/client.js';
import * as text from './text.js';
import {Announcer} from './views/announcer.js';
import {AnswerView} from './views/answer.js';
import {BarsView} from './views/bars.js';
import {showGallery} from './views/gallery.js';
import {KeepView} from './views/keep.js';
import {MessageView} from './views/message.js';
import {ModelsView} from './views/models.js';
import {PictureView} from './views/picture.js';
import {connectTheme} from './views/theme.js';
import {connectTools} from './views/tools.js';

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
const painter = new Painter(element('pad'), strokes);
const announcer = new Announcer(element('announcer'));
const answerView = new AnswerView(element('prediction'), element('runner-up'), element('sentence'));
const barsView = new BarsView(element('bars'));
const pictureView = new PictureView(element('picture'), element('picture-note'));
const messageView = new MessageView(element('message'));
const say = (/** @type {string} */ words) => announcer.say(words);
const keepView = new KeepView(element('keep'), strokes, say);
const modelsView = new ModelsView(element('model-picker'), element('model-note'));

drawWithPointers(element('pad'), strokes);
drawWithKeys(element('pad'), element('pad-pen'), strokes, say);
showGallery(element('gallery'), strokes);
connectTools(element('tools'), strokes);
connectTheme(element('theme'), element('dark-theme'), () => {
  painter.repaint();
  pictureView.repaint();
});

strokes.onChange((change) => {
  element('pad-frame').dataset.blank = String(strokes.blank);
  if (change !== 'ended') read();
});

function read() {
  try {
    const answer = client.read(strokes.pairs);
    if (!answer) return;
    answerView.show(answer);
    barsView.show(answer);
    pictureView.show(answer);
    keepView.show(answer);
    announcer.settle(text.spoken(answer));
  } catch (error) {
    report(error, null);
  }
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
    modelsView.describe(loaded);
    messageView.hide();
    read();
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
  } catch (error) {
    report(error, start);
  }
}

modelsView.onPick(use);
keepDrawing(strokes, (failure) => report(failure, null));
start();
workOffline((useNow) => messageView.offerUpdate(useNow));
