import { parse } from 'yaml';
import { builtInText } from '../../src/lib/schemes';

/** The Chinese names of a built-in scheme's items by id: everything in its file that has both. */
export function chineseNames(scheme: string): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const collect = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('id' in node && 'name' in node && typeof node.id === 'string' && typeof node.name === 'string') {
      names.set(node.id, node.name);
    }
    Object.values(node).forEach(collect);
  };
  const text = builtInText(scheme);
  const file: unknown = text === null ? {} : parse(text);
  if (typeof file === 'object' && file !== null && 'items' in file) collect(file.items);
  return names;
}

/** Ids by name, since a cell may have the name instead of the id. */
export function idsByName(names: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...names].map(([id, name]) => [name, id]));
}
