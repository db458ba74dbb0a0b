// What is said about networks of other programs.

/** @typedef {import('./protocol.js').Found} Found */

const whole = new Intl.NumberFormat('en');
const percent = new Intl.NumberFormat('en', {style: 'percent', maximumFractionDigits: 0});

/** @param {string} file */
export const own = (file) => `Theirs: ${file}`;
/** @param {string} file */
export const tooLarge = (file) => `${file}: is too large for a network for digits`;

/** @param {string} file */
export const title = (file) => `What was found in ${file}`;

/** @param {Found} found @returns {[string, string][]} names and values */
export function facts({format, layers, parameters, pixels, head_assumed}) {
  const how =
    pixels.found_by === 'reading' && pixels.other ? `found by reading the check digits: with ${pixels.other.meaning} it reads only ${pixels.other.right}`
    : pixels.in_file ? 'as the file says, which scales them itself'
    : 'the usual ones, and the check digits agree';
  /** @type {[string, string][]} */
  const rows = [
    ['Format', `${format}, ${layers.length} layers, ${whole.format(parameters)} parameters`],
    ['Its pixels', `${pixels.meaning} (${pixels.good ? how : 'but it reads badly, whatever they mean'})`],
    ['Check digits', `${pixels.right} of ${pixels.of} read right`],
  ];
  if (pixels.alike.length > 0) rows.push(['Hardly told apart from', pixels.alike.join('; ')]);
  if (head_assumed) rows.push(['Its answers', 'end in neither softmax nor sigmoid; taken for the scores of a softmax']);
  return rows;
}

export const layers = {
  open: 'Its layers',
  heads: ['Layer', 'Puts out', 'Parameters'],
  /** @param {number} count */
  count: (count) => (count > 0 ? whole.format(count) : ''),
};

export const compare = {
  title: 'Two networks, one drawing',
  with: 'Beside it',
  /** @param {import('../recogniser/client.js').Reading | null} reading */
  reads(reading) {
    if (!reading || reading.state === 'blank') return '–';
    const sure = `${percent.format(reading.confidence)} sure`;
    return reading.text === '' ? 'no digit' : `${reading.text}, ${sure}`;
  },
};
