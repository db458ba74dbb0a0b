// Speaks lines one after the other, where the browser can.

import {language} from '../../language.js';

export const canSpeak = () => 'speechSynthesis' in window;

export class Speaker {
  #onLine;
  /** Counts what was begun, so that what was stopped is known. */ #turn = 0;

  /** @param {(line: number | null) => void} onLine with the line that is spoken now; null after the last */
  constructor(onLine) {
    this.#onLine = onLine;
  }

  /** @param {string[]} lines */
  speak(lines) {
    this.stop();
    const turn = ++this.#turn;
    const speakFrom = (/** @type {number} */ line) => {
      if (turn !== this.#turn) return;
      if (line >= lines.length) return this.stop();
      this.#onLine(line);
      const utterance = new SpeechSynthesisUtterance(lines[line]);
      utterance.lang = language;
      utterance.onend = () => speakFrom(line + 1);
      utterance.onerror = () => turn === this.#turn && this.stop();
      speechSynthesis.speak(utterance);
    };
    speakFrom(0);
  }

  stop() {
    ++this.#turn;
    if (canSpeak()) speechSynthesis.cancel();
    this.#onLine(null);
  }
}
