// Creates the panels for teaching and training when they are first opened; the former also at the start if the network
// was taught before.

import {itIs} from '../extras-text.js';
import {shortcutOf} from '../shortcuts.js';
import {openTeachPanel} from './teach/panel.js';
import {wasTaught} from './teach/taught.js';
import {openTrainPanel} from './train/panel.js';

/** @param {HTMLElement} board @param {import('../page.js').Host} host */
export function connectLazyPanels(board, host) {
  const part = (/** @type {string} */ id) => /** @type {HTMLElement} */ (board.querySelector(`#${id}`));

  /** @type {Promise<import('./teach/panel.js').TeachPanel> | null} */
  let teaching = null;
  const teachPanel = () => {
    teaching ??= openTeachPanel(part('teach-body'), host);
    teaching.catch(() => {
      teaching = null;
    });
    return teaching;
  };

  /** @param {number} digit */
  async function tell(digit) {
    try {
      await (await teachPanel()).tell(digit);
    } catch (error) {
      host.report(error);
    }
  }

  /** @type {Promise<import('./train/panel.js').TrainPanel> | null} */
  let training = null;
  const opener = part('train-open');
  opener.addEventListener('click', async () => {
    try {
      const opened = training;
      training ??= openTrainPanel(board, opener, host);
      const panel = await training;
      if (opened) panel.toggle();
    } catch (error) {
      training = null;
      host.report(error);
    }
  });

  part('teach-digits').append(...Array.from({length: 10}, (_, digit) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'teach-digit';
    button.textContent = String(digit);
    button.setAttribute('aria-label', itIs(digit));
    button.addEventListener('click', () => tell(digit));
    return button;
  }));
  document.addEventListener('keydown', (event) => {
    const shortcut = shortcutOf(event);
    if (typeof shortcut === 'number') tell(shortcut);
  });

  return {
    /** Loads the taught network, if there is one. Call it when a network is ready. */
    restore() {
      if (wasTaught()) teachPanel().catch(host.report);
    },
  };
}
