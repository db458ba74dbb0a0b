// Reads drawings from a strokes file: a list of {strokes}, each stroke a list of [x, y].

import {readFile} from 'node:fs/promises';
import {Recogniser} from 'scrawl-digits';

const drawings = JSON.parse(await readFile(process.argv[2] ?? 'drawings.json', 'utf8'));
const recogniser = await Recogniser.create();
for (const {strokes} of drawings) {
  const {state, text, confidence} = await recogniser.read(strokes);
  console.log(`${text || state} (${Math.round(100 * confidence)} %)`);
}
recogniser.dispose();
