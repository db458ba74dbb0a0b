// Fine-tunes a network with all examples, and keeps what comes of it.

import * as examples from '../../learning/examples.js';
import {ask} from '../../learning/client.js';

/**
 * @typedef {import('../../learning/examples.js').Taught} Taught
 * @typedef {import('../../learning/protocol.js').FineTuning} FineTuning
 * @typedef {import('../../learning/protocol.js').Report} Report
 * @typedef {NonNullable<ReturnType<import('../../page.js').Host['loaded']>>} Loaded
 */

/**
 * Always starts from the original network, so that losses of one fine-tuning do not add up in the next.
 * @param {Loaded} loaded the network that reads
 * @param {Taught | undefined} taught that network, if it was taught before
 * @param {{moved: (part: number) => void, tuned: (report: Report) => void, kept: () => Promise<void>}} on
 *   `moved` gets how much is done, 0 to 1, and `tuned` what is known of the network once it has learned; then it is judged.
 *   It is `kept` as soon as it has learned, and again when it is judged.
 * @returns {Promise<Report | null>} null if it was stopped before there was a network
 */
export async function fineTune(loaded, taught, {moved, tuned, kept}) {
  const base = taught
    ? {baseId: taught.baseId, baseName: taught.baseName, baseBytes: taught.baseBytes}
    : {baseId: loaded.entry.id, baseName: loaded.entry.name, baseBytes: loaded.bytes};
  /** @param {FineTuning} result */
  const keep = async ({report, bytes}) => {
    if (!report.accepted) return;
    const before = taught ? {bytes: taught.bytes, report: taught.report} : null;
    await examples.setTaught({version: 1, bytes, report, ...base, before});
    await kept();
  };
  /** @type {Promise<void>} */
  let keeping = Promise.resolve();
  const result = await ask('teach', {model: base.baseBytes}, (progress) => {
    moved(progress.step / progress.steps);
    if (!progress.result) return;
    tuned(progress.result.report);
    if (!progress.result.report.accepted) return void ask('stop', null);
    keeping = keep(progress.result);
    // If it cannot be stored, judging it is useless.
    keeping.catch(() => ask('stop', null));
  });
  await keeping;
  if (!result) return null;
  await keep(result);
  return result.report;
}
