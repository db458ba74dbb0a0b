// Writes the bill of materials of the sources, with all that they are built and tested with: node write_sbom.mjs FILE

import {writeFileSync} from 'node:fs';
import {billOfAll} from './supply/bill.mjs';

const [file] = process.argv.slice(2);
if (!file) {
  console.error('usage: node scripts/write_sbom.mjs FILE');
  process.exit(2);
}
writeFileSync(file, billOfAll());
