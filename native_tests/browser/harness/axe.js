// What a checker of accessibility finds wrong.

import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** axe's violations, each in a line. */
export async function violations(page) {
  await page.evaluate(Function(axe));
  return page.evaluate(async () => {
    // Colours on their way from one theme to the other are nobody's. What is cancelled on the way is settled, too.
    await Promise.allSettled(document.getAnimations().map(({finished}) => finished));
    const {violations, passes} = await window.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    if (passes.length < 20) return [`only ${passes.length} rules applied`];
    return violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join(' | ')}`);
  });
}
