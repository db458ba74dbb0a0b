// What of others is in what this project gives away: scripts/supply/components.json, the fonts' list, and lock files.

import {readdirSync, readFileSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';

export const project = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const read = (/** @type {string} */ path) => readFileSync(join(project, path), 'utf8');
const list = JSON.parse(read('scripts/supply/components.json'));

/**
 * `licence` is an expression of SPDX, `text` its text or null, `includes` what the sources include of it, `in` where it is:
 * page, package, library, programs, weights (learned from), tests, tools (only used to build).
 * @typedef {{name: string, type: 'library' | 'data', version?: string, licence: string, text: string | null, by: string, url: string,
 *            includes: string[], npm?: string, integrity?: string, note?: string, in: string[]}} Component
 */

/** SPDX's names of the licences that components may have. @type {Set<string>} */
export const allowed = new Set(list.licences);

/** Whether one of an expression's choices consists of allowed licences. @param {string} expression */
export function isAllowed(expression) {
  const bare = expression.replace(/[()]/g, '');
  return bare.split(' OR ').some((choice) => choice.split(' AND ').every((licence) => allowed.has(licence.trim())));
}

/** The folders with a lock file of npm, as paths in the project. @returns {string[]} */
export function lockFolders() {
  const pinned = readdirSync(join(project, 'scripts/pinned'), {withFileTypes: true}).filter((each) => each.isDirectory());
  return ['.', ...pinned.map(({name}) => `scripts/pinned/${name}`).sort()];
}

/** All packages of a lock file, each version once. @param {string} folder @returns {Component[]} */
export function locked(folder) {
  const {packages} = JSON.parse(read(join(folder, 'package-lock.json')));
  /** @type {Map<string, Component>} */
  const found = new Map();
  for (const [path, {version, license, integrity, link}] of Object.entries(packages)) {
    const name = path.split('node_modules/').pop() ?? '';
    if (!path.includes('node_modules/') || link) continue; // this project itself
    found.set(`${name}@${version}`, {
      name, version, integrity, npm: name, type: 'library', licence: license ?? 'none', text: null, by: '', url: '', includes: [], in: ['tools'],
    });
  }
  return [...found.values()];
}

/** Where a version is written once, it is read there. @param {any} component @returns {Partial<Component>} */
function versionOf({version, npm}) {
  if (npm) {
    const {version: found, integrity} = locked('.').find(({name}) => name === npm) ?? {};
    if (!found) throw new Error(`scripts/supply/components.json: package-lock.json has no ${npm}`);
    return {version: found, integrity};
  }
  if (!version) return {version: undefined};
  const found = new RegExp(version.pattern, 'm').exec(read(version.file))?.[1];
  if (!found) throw new Error(`scripts/supply/components.json: ${version.file} has no ${version.pattern}`);
  return {version: found};
}

/** The fonts that the networks have learned from, as one component each. @returns {Component[]} */
function fonts() {
  const [head, ...rows] = read(list.fonts.list).trim().split('\n').map((line) => line.split('\t'));
  const at = (/** @type {string[]} */ row, /** @type {string} */ column) => row[head.indexOf(column)];
  return rows.map((row) => ({
    name: at(row, 'package'), version: at(row, 'version'), licence: at(row, 'licence'), integrity: at(row, 'integrity'), npm: at(row, 'package'),
    type: 'data', text: null, by: '', url: '', includes: [], in: list.fonts.in,
  }));
}

/** All that is not only a tool. @returns {Component[]} */
export function components() {
  const own = list.components.map((/** @type {any} */ each) => ({
    ...each, ...versionOf(each), includes: each.includes ?? [], text: each.text ? read(`scripts/supply/licences/${each.text}.txt`) : null,
  }));
  return [...own, ...fonts()];
}

/** What is in a thing that is given away. @param {string[]} places where components are */
export const componentsIn = (...places) => components().filter((each) => each.in.some((place) => places.includes(place)));
