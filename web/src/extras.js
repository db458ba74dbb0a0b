// All that the page offers beside drawing and reading.

// Which brought this, so it is there: named for the build, which makes one file of all that it holds.
import './main.js';
import {acceptPhotos} from './camera.js';
import {acceptFiles} from './files.js';
import {modelName} from './extras-text.js';
import {t} from './language.js';
import {keepTheRest, workOffline} from './offline.js';
import {detailOf} from './problem-text.js';
import {AlternativesView} from './views/alternatives.js';
import {examplesView} from './views/examples.js';
import {languagePicker} from './views/language-picker.js';
import {loadStyle, make} from './views/make.js';
import {NetworksView} from './views/networks.js';
import {PadPictureView} from './views/pad-picture.js';
import {connectSignsSwitch} from './views/signs-switch.js';
import {ShareView} from './views/share.js';
import {PictureView} from './views/picture.js';
import {SheetPanel} from './views/sheet/panel.js';
import {LazyInside} from './views/inside/lazy-view.js';
import {OnPad} from './views/inside/on-pad.js';
import {TeachView} from './views/teach/view.js';
import {TrainView} from './views/train/view.js';
import {Workspace} from './views/workspace.js';
import {ForeignPanel} from './foreign/panel.js';
import {foreignEngine, readForeign} from './foreign/reader.js';
import {InspectorClient} from './inspector/client.js';

/**
 * @typedef {import('./recogniser/client.js').ModelEntry} ModelEntry
 * @typedef {import('./page.js').Extras} Extras
 */

/* global SCRAWL_DOCS */

/** @param {string} id @returns {any} the element; its type is what the page says it is */
const element = (id) => document.getElementById(id);

/** @param {import('./page.js').Page} page @returns {Extras} */
export function connectExtras({client, strokes, networks, messageView, say, report, use, show, reread, digit, settled}) {
  messageView.detailOf = detailOf;
  for (const entry of networks.models) entry.name = modelName(entry);
  const inspector = new InspectorClient();
  const workspace = new Workspace(element('views'), element('panel'));
  const sheetPanel = new SheetPanel({strokes, inspector, say, report, place: workspace, keep: (...told) => teachView.keep(...told), answer: show});
  const padPictureView = new PadPictureView(element('pad-picture'));
  const onPad = new OnPad({strokes, inspector, picture: padPictureView, show});
  const pictureView = new PictureView(element('picture'), element('picture-note'), say);
  const shareView = new ShareView(strokes, settled, () => workspace.titles, say);
  const insideView = new LazyInside(strokes, inspector, onPad, (place) => workspace.goTo('inside', place), report);
  const alternativesView = new AlternativesView(element('sentence'), element('pad'), strokes, show);
  const networksView = new NetworksView();
  /** @param {ModelEntry} entry */
  const add = (entry) => {
    networksView.add(entry);
    use(entry);
  };
  /** From a file: its figures, and what it was made of, are looked at first. @param {ModelEntry} entry */
  const addOpened = (entry) => {
    add(entry);
    workspace.goTo('networks');
  };
  /** @type {ForeignPanel | null} */
  let foreignPanel = null;
  /** @param {File[]} files */
  async function openForeign(files) {
    try {
      const {entry, found} = await readForeign(files);
      foreignPanel ??= new ForeignPanel(networksView.figures, networks.models, strokes, client, report);
      foreignPanel.add(entry, found);
      addOpened(entry);
    } catch (error) {
      report(error);
    }
  }
  /** Another picture that could not be opened is of no interest any more. @param {ImageData[]} pictures */
  function openPictures(pictures) {
    messageView.hide('picture-broken', 'picture-heic', 'picture-elsewhere', 'pictures-many', 'file-unknown');
    sheetPanel.open(pictures);
  }
  const opened = {
    foreign: openForeign,
    pictures: openPictures,
    drawing: (/** @type {import('./drawing/strokes.js').Stroke[]} */ drawing) => strokes.replace(drawing),
    model: addOpened,
    fail: report,
  };
  /** @type {import('./page.js').Host} */
  const host = {
    strokes,
    digit,
    settled,
    trace: (picture) => inspector.ask('trace', {picture}),
    loaded: () => (networks.entry && networks.bytes ? {entry: networks.entry, bytes: networks.bytes} : null),
    use: add,
    useListed(id, instead) {
      networksView.remove(instead);
      use(networksView.choose(id));
    },
    say,
    report,
  };
  const teachView = new TeachView(host, () => workspace.goTo('teach'));
  let restored = false;

  /** @type {Extras} */
  const extras = {
    show(reading, digit) {
      if (reading.state !== 'blank') keepTheRest();
      onPad.shows(reading);
      pictureView.show(digit);
      shareView.show(reading, digit);
      alternativesView.show(reading);
      insideView.show(digit);
      foreignPanel?.show(reading);
    },

    loaded() {
      const {entry, bytes} = networks;
      const known = client.describe();
      if (!entry || !bytes || !known) return;
      inspector.use(bytes, entry.file);
      sheetPanel.forget();
      insideView.rebuild();
      networksView.choose(entry.id);
      networksView.describe(entry, bytes.length, known);
      foreignPanel?.loaded(entry);
      if (restored) return;
      restored = true;
      teachView.restore();
    },

    rejected(entry, error) {
      const {kind} = /** @type {import('./failure.js').Cause} */ ((error instanceof Error && error.cause) || {});
      if (kind === 'not-linked' && entry.bytes && !entry.engine) {
        foreignEngine().then((engine) => use({...entry, engine}), report);
        return true;
      }
      if (entry.bytes) networksView.remove(entry.id);
      if (networks.entry) networksView.choose(networks.entry.id);
      return false;
    },

    readPicture: (picture) => onPad.read(picture) ?? sheetPanel.read(picture, client.digitsOnly),

    repaint() {
      pictureView.repaint();
      insideView.repaint();
    },
  };

  loadStyle('style/views.css').catch(report);
  loadStyle('style/print.css');
  workspace.add('examples', examplesView(strokes));
  workspace.add('inside', insideView);
  workspace.add('teach', teachView);
  workspace.add('train', new TrainView(host));
  workspace.add('networks', networksView);
  workspace.add('share', shareView);
  workspace.add('photo', sheetPanel, t('extras.views.photo'));
  acceptFiles(element('open'), element('file'), element('pad-frame'), opened);
  acceptPhotos(element('photograph'), {pictures: openPictures, fail: report});
  strokes.onChange(() => padPictureView.show(strokes.picture, strokes.all.length > 0));
  const footer = /** @type {HTMLElement} */ (document.querySelector('.footer'));
  if (SCRAWL_DOCS) footer.append(make('a', {className: 'button', href: 'docs/index.html', textContent: t('extras.documentation')}));
  footer.append(languagePicker(report));
  footer.hidden = false;  // not before: the first view would push it away
  element('pad-keys').textContent = t('extras.padKeys');
  networksView.onPick(use);
  networksView.list(networks.models);
  connectSignsSwitch(networksView.figures, client, reread);
  workspace.start();
  extras.loaded();
  workOffline((useNow) => messageView.offerUpdate(useNow), report);
  return extras;
}
