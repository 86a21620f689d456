import { readdirSync, readFileSync } from 'node:fs';

const folder = 'src/lib/text/messages';
const messages: Record<string, unknown> = Object.assign(
  {},
  ...readdirSync(folder)
    .filter((name) => name.endsWith('.zh-CN.json'))
    .map((name) => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')))
);

function textOf(key: string): string {
  const text = messages[key];
  if (typeof text !== 'string') throw new Error(`there is no plain message ${key}`);
  return text;
}

/**
 * A message in Chinese by its key, so that browser tests find elements independently of the wording.
 * @throws Error when a value is missing
 */
export function words(key: string, values: Record<string, string | number> = {}): string {
  return textOf(key).replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${key} needs ${name}`);
    return String(value);
  });
}

/** A pattern for a message with any values. */
export function like(key: string): RegExp {
  const plain = textOf(key).split(/\{\w+\}/);
  return new RegExp(plain.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.+'));
}
