// A reference in Markdown of what the npm package exports: TypeDoc reads the sources and their JSDoc, and this writes down
// what TypeDoc understood, in the same form as cpp_reference.py.

import {join} from 'node:path';
import {Application, ReflectionKind} from 'typedoc';
import {typeText} from './type_text.mjs';

/** What TypeDoc's JSON says of one declaration. @typedef {any} Reflection */

/**
 * @param {string} project the project's folder
 * @param {Record<string, string>} entries what is imported, by the name of its source in web/package, without ".js"
 * @returns {Promise<string>}
 */
export async function javascriptReference(project, entries) {
  const source = join(project, 'web/package');
  const app = await Application.bootstrap({
    entryPoints: Object.keys(entries).map((name) => join(source, `${name}.js`)),
    tsconfig: join(source, 'tsconfig.json'),
    excludePrivate: true, excludeInternal: true, excludeExternals: true, disableSources: true, readme: 'none',
    sort: ['source-order'], logLevel: 'Warn', treatWarningsAsErrors: true,
  });
  const converted = await app.convert();
  if (!converted || app.logger.hasErrors() || app.logger.hasWarnings()) throw new Error('TypeDoc does not understand the package: see above');
  const {children} = app.serializer.projectToObject(converted, source);
  const parts = Object.entries(entries).flatMap(([name, imported]) => {
    const entry = children.find((/** @type {Reflection} */ each) => each.name === name);
    return [`## ${imported}`, ...inOrder(entry.children).flatMap(declaration)];
  });
  return parts.filter(Boolean).join('\n\n');
}

/** @param {any} comment @returns {string} its Markdown; links to other declarations become code */
function told(comment) {
  const text = (comment?.summary ?? []).map((/** @type {any} */ part) => (part.kind === 'inline-tag' ? `\`${part.text}\`` : part.text)).join('');
  return text.replace(/\s*\n\s*/g, ' ').trim();
}

/** @param {string} code */
const block = (code) => `\`\`\`ts\n${code}\n\`\`\``;

const KINDS = {
  [ReflectionKind.Class]: 'class', [ReflectionKind.Interface]: 'type', [ReflectionKind.TypeAlias]: 'type',
  [ReflectionKind.Function]: 'function', [ReflectionKind.Variable]: 'constant',
};

/** Functions, classes, constants, then types, each by name. @param {Reflection[]} declarations @returns {Reflection[]} */
function inOrder(declarations) {
  const rank = (/** @type {Reflection} */ {kind}) => ['function', 'class', 'constant', 'type'].indexOf(KINDS[kind]);
  return [...declarations].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'en'));
}

/** What only the browser or this package calls. */
const UNCALLED = /Callback$|^(takeOver|formAssociated|observedAttributes)$|^\[/;

/** @param {Reflection} reflection @returns {string[]} */
function declaration(reflection) {
  if (reflection.kind === ReflectionKind.Reference) return []; // stands where it comes from
  const heading = `### \`${reflection.name}\` ${KINDS[reflection.kind]}`;
  const members = (reflection.children ?? reflection.type?.declaration?.children)?.filter((/** @type {Reflection} */ {name}) => !UNCALLED.test(name));
  if (reflection.kind === ReflectionKind.Function) return [heading, ...functions([reflection], '')];
  if (reflection.kind === ReflectionKind.Variable) {
    return [heading, block(`const ${reflection.name}: ${typeText(reflection.type)}`), told(reflection.comment)];
  }
  if (!members) return [heading, block(`type ${reflection.name} = ${typeText(reflection.type)}`), told(reflection.comment)];
  const isFunction = (/** @type {Reflection} */ each) => each.signatures;
  const values = members.filter((/** @type {Reflection} */ each) => !isFunction(each));
  return [heading, extending(reflection), told(reflection.comment), table(values), ...functions(members.filter(isFunction), reflection.name)];
}

/** @param {Reflection} reflection */
function extending({extendedTypes = []}) {
  const bases = extendedTypes.map(typeText).filter((/** @type {string} */ name) => !/Reflected/.test(name)); // which nobody else sees
  return bases.length ? `Extends \`${bases.join('`, `')}\`.` : '';
}

/** @param {Reflection[]} values properties, and accessors as such @returns {string} */
function table(values) {
  if (values.length === 0) return '';
  const rows = values.map((each) => {
    const {getSignature, setSignature} = each;
    const type = typeText(each.type ?? getSignature?.type ?? setSignature?.parameters[0].type);
    const before = [each.flags?.isStatic && 'static', getSignature && !setSignature && 'readonly'].filter(Boolean);
    const comment = told(each.comment ?? getSignature?.comment ?? setSignature?.comment);
    const code = [...before, `${each.name}${each.flags?.isOptional ? '?' : ''}: ${type}`].join(' ');
    return `| \`${code.replaceAll('|', '\\|')}\` | ${comment.replaceAll('|', '\\|')} |`;
  });
  return ['| property | |', '| --- | --- |', ...rows].join('\n');
}

/** @param {Reflection[]} reflections methods or functions @param {string} owner the class, if it is one's @returns {string[]} */
function functions(reflections, owner) {
  return reflections.flatMap((reflection) => reflection.signatures.flatMap((/** @type {any} */ signature) => {
    const parameters = signature.parameters ?? [];
    const listed = parameters.map((/** @type {any} */ each) =>
      `${each.flags?.isRest ? '...' : ''}${each.name}${each.flags?.isOptional || each.defaultValue ? '?' : ''}: ${typeText(each.type)}`);
    const made = reflection.kind === ReflectionKind.Constructor;
    if (made && (parameters.length === 0 || parameters[0].name === 'token')) return []; // which only the package has
    const before = made ? 'new ' : reflection.flags?.isStatic ? `${owner}.` : '';
    const name = made ? owner : reflection.name;
    const result = made ? '' : `: ${typeText(signature.type)}`;
    const notes = parameters.filter(({comment}) => told(comment)).map((/** @type {any} */ {name: of, comment}) => `- \`${of}\`: ${told(comment)}`);
    return [block(`${before}${name}(${listed.join(', ')})${result}`), told(signature.comment), notes.join('\n')];
  }));
}
