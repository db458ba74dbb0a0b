// Checks what comes from outside: hashes, licences, and known weaknesses of npm's packages: node check_supply.mjs [--offline]
//
// Every line about something that is wrong makes the exit code 1. What cannot be pinned is listed, with the reason. Where the
// registry has no list of weaknesses, a line says so and nothing fails.

import {execFileSync} from 'node:child_process';
import {join} from 'node:path';
import {components, isAllowed, locked, lockFolders, project} from './supply/components.mjs';
import {KNOWN, notPinned} from './supply/pins.mjs';

let wrong = 0;
/** @param {string} line */
function complain(line) {
  console.log(`wrong: ${line}`);
  ++wrong;
}

for (const line of notPinned(project)) {
  const [, reason] = KNOWN.find(([pattern]) => pattern.test(line)) ?? [];
  if (reason) console.log(`not pinned: ${line} (${reason})`);
  else complain(`not pinned: ${line}`);
}

const others = [...components(), ...lockFolders().flatMap(locked)];
for (const {name, version, licence} of others) {
  if (!isAllowed(licence)) complain(`${name} ${version ?? ''} has the licence ${licence}, which is not in scripts/supply/components.json`);
}
console.log(`${others.length} components have licences that are allowed, or are named above`);

/** @param {string} folder with a lock file */
function audit(folder) {
  let said;
  try {
    said = execFileSync('npm', ['audit', '--json', '--audit-level=high', '--package-lock-only'], {cwd: join(project, folder), encoding: 'utf8', stdio: 'pipe'});
  } catch (error) {
    said = error.stdout ?? '';
  }
  let report;
  try {
    report = JSON.parse(said);
  } catch {
    report = {};
  }
  if (!report.metadata?.vulnerabilities) return console.log(`${folder}: the registry has no list of known weaknesses, or is not to be reached`);
  const {critical, high, moderate, low} = report.metadata.vulnerabilities;
  const line = `${folder}: known weaknesses: ${critical} critical, ${high} high, ${moderate} moderate, ${low} low`;
  // Those of low degree are told, and end nothing: none of these packages is on the page but MiniSearch.
  if (critical + high > 0) complain(line);
  else console.log(line);
}
if (!process.argv.includes('--offline')) lockFolders().forEach(audit);

console.log(wrong === 0 ? 'nothing is wrong' : `${wrong} wrong`);
process.exitCode = wrong === 0 ? 0 : 1;
