// A bill of materials in CycloneDX's JSON, and the notices that licences ask for, of what is given away. Neither tells when or
// where it was made: the same sources give the same bytes.

import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {components, componentsIn, locked, lockFolders, project} from './components.mjs';

/** @typedef {import('./components.mjs').Component} Component */

export const BILL = 'sbom.cdx.json';
export const NOTICES = 'third-party-notices.txt';

const {version} = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
const url = (/** @type {Component} */ {npm}) => npm && `pkg:npm/${npm.replace('@', '%40')}`;

/** @param {string} licence */
function licences(licence) {
  if (/ (OR|AND|WITH) /.test(licence)) return [{expression: licence}];
  return [{license: licence.startsWith('LicenseRef-') ? {name: licence} : {id: licence}}];
}

/** @param {Component} component */
function entry(component) {
  const {name, type, version, licence, integrity, by, note} = component;
  const purl = url(component) && `${url(component)}@${version}`;
  const [algorithm, hash] = integrity?.split(/-(.*)/s) ?? [];
  return {
    type,
    'bom-ref': purl ?? name,
    ...(by && {publisher: by}),
    name,
    ...(version && {version}),
    ...(note && {description: note}),
    scope: component.in.every((place) => ['tests', 'tools'].includes(place)) ? 'excluded' : 'required',
    ...(integrity && {hashes: [{alg: algorithm.replace('sha', 'SHA-'), content: Buffer.from(hash, 'base64').toString('hex')}]}),
    licenses: licences(licence),
    ...(purl && {purl}),
    ...(component.url && {externalReferences: [{type: 'website', url: component.url}]}),
  };
}

/** @param {string} name of what is given away @param {Component[]} parts */
function bill(name, parts) {
  return `${JSON.stringify({
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {component: {type: 'application', 'bom-ref': name, name, version, licenses: [{license: {id: 'MIT'}}]}},
    components: parts.map(entry),
  }, null, 1)}\n`;
}

/** The bill of the sources with all that they are built and tested with. */
export function billOfAll() {
  const given = components();
  const known = new Set(given.map((each) => `${each.npm}@${each.version}`));
  const tools = lockFolders().flatMap(locked).filter((each) => !known.has(`${each.npm}@${each.version}`));
  const once = [...new Map(tools.map((each) => [`${each.npm}@${each.version}`, each])).values()];
  return bill('scrawl', [...given, ...once.sort((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1))]);
}

/** @param {Component[]} parts */
function notices(parts) {
  const fonts = parts.filter(({licence}) => licence === 'OFL-1.1');
  const about = parts.filter((each) => !fonts.includes(each)).map((each) => {
    const head = `${each.name}${each.version ? ` ${each.version}` : ''} (${each.licence})\n${each.by}\n${each.url}`;
    return [head, each.note, each.text?.trim()].filter(Boolean).join('\n\n');
  });
  const learned = fonts.length > 0 ? [
    `${fonts.length} handwriting fonts (OFL-1.1)\nThe compact networks have learned from digits and letters drawn after them; none of their files is here.\n\n${
      fonts.map(({name, version}) => `${name} ${version}`).join('\n')}`,
  ] : [];
  const line = `\n\n${'-'.repeat(80)}\n\n`;
  return `What of others is in Scrawl ${version}, and under which licences. Scrawl itself is under the MIT licence.${line}${
    [...about, ...learned].join(line)}\n`;
}

/**
 * Writes both into a folder.
 * @param {string} folder @param {string} name of what is given away @param {...string} places where its components are
 */
export function writeBill(folder, name, ...places) {
  const parts = componentsIn(...places);
  writeFileSync(join(folder, BILL), bill(name, parts));
  writeFileSync(join(folder, NOTICES), notices(parts));
}
