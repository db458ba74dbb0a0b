// All that the page offers beside drawing and reading.

// Which brought this, so it is there: named for the build, which makes one file of all that it holds.
import './main.js';
import {acceptPhotos} from './camera.js';
import {t} from './language.js';
import {modelName} from './extras-text.js';
import {acceptFiles} from './files.js';
import {keepTheRest, workOffline} from './offline.js';
import {detailOf} from './problem-text.js';
import {AlternativesView} from './views/alternatives.js';
import {showGallery} from './views/gallery.js';
import {KeepView} from './views/keep.js';
import {languagePicker} from './views/language-picker.js';
import {connectLazyPanels} from './views/lazy-panels.js';
import {loadStyle, make} from './views/make.js';
import {ModelsView} from './views/models.js';
import {PadPictureView} from './views/pad-picture.js';
import {connectSignsSwitch} from './views/signs-switch.js';
import {PictureView} from './views/picture.js';
import {SheetPanel} from './views/sheet/panel.js';
import {LazyWhyPanel} from './views/inside/lazy-panel.js';
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
  const inspector = new InspectorClient();
  const sheetPanel = new SheetPanel(element('why').parentElement, {strokes, inspector, say, report});
  const padPictureView = new PadPictureView(element('pad-picture'));
  const pictureView = new PictureView(element('picture'), element('picture-note'), say);
  const keepView = new KeepView(element('keep'), strokes, settled, say);
  const whyPanel = new LazyWhyPanel(element('board'), strokes, inspector, report);
  const alternativesView = new AlternativesView(element('sentence'), element('pad'), strokes, show);
  const modelsView = new ModelsView(element('model-picker'), element('model-note'));
  /** @param {ModelEntry} entry */
  const add = (entry) => {
    modelsView.add(entry);
    use(entry);
  };
  /** @type {ForeignPanel | null} */
  let foreignPanel = null;
  /** @param {File[]} files */
  async function openForeign(files) {
    try {
      const {entry, found} = await readForeign(files);
      foreignPanel ??= new ForeignPanel(element('model-picker').parentElement, networks.models, strokes, client, report);
      foreignPanel.add(entry, found);
      add(entry);
    } catch (error) {
      report(error);
    }
  }
  const opened = {
    foreign: openForeign,
    pictures: (/** @type {ImageData[]} */ pictures) => sheetPanel.open(pictures),
    drawing: (/** @type {import('./drawing/strokes.js').Stroke[]} */ drawing) => strokes.replace(drawing),
    model: add,
    fail: report,
  };
  const lazyPanels = connectLazyPanels(element('board'), {
    strokes,
    digit,
    settled,
    loaded: () => (networks.entry && networks.bytes ? {entry: networks.entry, bytes: networks.bytes} : null),
    use: add,
    useListed(id, instead) {
      modelsView.remove(instead);
      use(modelsView.choose(id));
    },
    say,
    report,
  });
  let restored = false;

  /** @type {Extras} */
  const extras = {
    show(reading, digit) {
      if (reading.state !== 'blank') keepTheRest();
      pictureView.show(digit);
      keepView.show(reading, digit);
      alternativesView.show(reading);
      whyPanel.show(digit);
      foreignPanel?.show(reading);
    },

    loaded() {
      const {entry, bytes} = networks;
      const known = client.describe();
      if (!entry || !bytes || !known) return;
      inspector.use(bytes, entry.file);
      sheetPanel.forget();
      whyPanel.rebuild();
      modelsView.choose(entry.id);
      modelsView.describe(entry, bytes.length, known);
      foreignPanel?.loaded(entry);
      if (restored) return;
      restored = true;
      lazyPanels.restore();
    },

    rejected(entry, error) {
      const {kind} = /** @type {import('./failure.js').Cause} */ ((error instanceof Error && error.cause) || {});
      if (kind === 'not-linked' && entry.bytes && !entry.engine) {
        foreignEngine().then((engine) => use({...entry, engine}), report);
        return true;
      }
      if (entry.bytes) modelsView.remove(entry.id);
      if (networks.entry) modelsView.choose(networks.entry.id);
      return false;
    },

    readPicture: (picture) => sheetPanel.read(picture, client.digitsOnly),

    repaint() {
      pictureView.repaint();
      whyPanel.repaint();
    },
  };

  loadStyle('style/print.css');
  showGallery(element('gallery'), strokes);
  acceptFiles(element('open'), element('file'), element('pad-frame'), opened);
  acceptPhotos(element('photograph'), {pictures: (pictures) => sheetPanel.open(pictures), fail: report});
  strokes.onChange(() => padPictureView.show(strokes.picture));
  if (SCRAWL_DOCS) document.querySelector('.footer')?.append(make('a', {className: 'button', href: 'docs/index.html', textContent: t('extras.documentation')}));
  document.querySelector('.footer')?.append(languagePicker(report));
  modelsView.onPick(use);
  for (const entry of networks.models) entry.name = modelName(entry);
  modelsView.list(networks.models);
  connectSignsSwitch(element('model-note'), client, reread);
  extras.loaded();
  workOffline((useNow) => messageView.offerUpdate(useNow), report);
  return extras;
}
