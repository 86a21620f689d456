import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const at = (path: string) => new URL(`../../${path}/`, import.meta.url);
const filesOf = (path: string, ending: RegExp) =>
  readdirSync(at(path))
    .filter((file) => ending.test(file))
    .map((file) => ({ file, text: readFileSync(new URL(file, at(path)), 'utf8') }));

/**
 * How a document may name a message: `…` stands for a parameter, and at the end it may be left out, as a bracket with
 * one is ("Book the rulings ({count})").
 */
function labelsOf(message: string): string[] {
  const label = message.replace(/\s*[（(][^（()）]*\{[^（()）]*[）)]$/, '').replace(/\{[^}]*\}/g, '…');
  return [label, label.replace(/\s*…$/, '')];
}

/** All texts of a language's messages, also those of a message with several forms. */
function labels(language: string): Set<string> {
  const found = new Set<string>();
  const walk = (value: unknown) => {
    if (typeof value === 'string') labelsOf(value).forEach((label) => found.add(label));
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
  };
  for (const { text } of filesOf('src/lib/text/messages', new RegExp(`\\.${language}\\.json$`)))
    walk(JSON.parse(text));
  return found;
}

test.each([
  ['zh-CN', /\.zh-CN\.md$/, /“([^”]+)”/g],
  ['en', /^[a-zA-Z]+\.md$/, /(?<!\w)_([^_\n]+)_(?!\w)/g]
])(
  'each label that docs/use names stands on a page: it is among the messages, %s',
  (language, ending, named) => {
    const known = labels(language);
    const unknown = filesOf('docs/use', ending).flatMap(({ file, text }) =>
      [...text.matchAll(named)]
        .filter(([, label = '']) => !known.has(label))
        .map(([, label]) => `${file}: ${label}`)
    );
    expect(unknown).toEqual([]);
  }
);
