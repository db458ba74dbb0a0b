// Types of TypeDoc's JSON as TypeScript writes them, in one line.

/** @param {any} type @returns {string} */
export function typeText(type) {
  const list = (/** @type {any[]} */ types, /** @type {string} */ by) => types.map(typeText).join(by);
  switch (type?.type) {
    case undefined: return 'unknown';
    case 'literal': return type.value === null ? 'null' : typeof type.value === 'string' ? `'${type.value}'` : String(type.value);
    case 'array': return `${grouped(type.elementType)}[]`;
    case 'union': return list(type.types, ' | ');
    case 'intersection': return list(type.types, ' & ');
    case 'tuple': return `[${list(type.elements ?? [], ', ')}]`;
    case 'namedTupleMember': return `${type.name}${type.isOptional ? '?' : ''}: ${typeText(type.element)}`;
    case 'typeOperator': return `${type.operator} ${typeText(type.target)}`;
    case 'query': return `typeof ${typeText(type.queryType)}`;
    case 'indexedAccess': return `${grouped(type.objectType)}[${typeText(type.indexType)}]`;
    case 'reference': return `${type.name}${type.typeArguments && type.name !== 'Uint8Array' ? `<${list(type.typeArguments, ', ')}>` : ''}`;
    case 'reflection': return objectText(type.declaration);
    case 'predicate': return `${type.name} is ${typeText(type.targetType)}`;
    case 'intrinsic':
    case 'unknown': return type.name;
    default: throw new Error(`no way to write a type of TypeDoc's kind "${type.type}"`);
  }
}

/** A union or an operator in parentheses, as in front of `[]`. @param {any} type */
const grouped = (type) => (['union', 'intersection', 'typeOperator', 'query'].includes(type.type) ? `(${typeText(type)})` : typeText(type));

/** @param {any} declaration of an object or a function without a name */
function objectText({children, signatures, indexSignatures}) {
  if (signatures) {
    const [{parameters = [], type}] = signatures;
    return `(${parameters.map((/** @type {any} */ each) => `${each.name}: ${typeText(each.type)}`).join(', ')}) => ${typeText(type)}`;
  }
  const keys = (indexSignatures ?? []).map((/** @type {any} */ {parameters, type}) => `[${parameters[0].name}: ${typeText(parameters[0].type)}]: ${typeText(type)}`);
  const values = (children ?? []).map((/** @type {any} */ each) =>
    `${each.name}${each.flags?.isOptional ? '?' : ''}: ${typeText(each.type ?? each.signatures[0].type)}`);
  return `{${[...keys, ...values].join(', ')}}`;
}
