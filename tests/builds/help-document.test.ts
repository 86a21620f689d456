import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { helpDocument } from '../../vite/help-document.ts';
import type { HelpSection, HelpWords } from '../../src/lib/ui/help/help-document.ts';
import { helpPages } from '../../src/routes/office/help/page-names.ts';

const folder = new URL('../../docs/use/', import.meta.url);
const documents = readdirSync(folder)
  .filter((file) => !file.startsWith('README'))
  .map((file) => ({ file, text: readFileSync(new URL(file, folder), 'utf8') }));

const plain = (text: string): HelpWords => ({ text, kind: 'plain', href: null });
const textOf = ({ blocks }: HelpSection) => JSON.stringify(blocks);

test('a document becomes its title and its sections; the line that leads to the other language is left out', () => {
  const text =
    '# 干部\n\n[English](cadre.md)\n\n先说明。\n\n## 看分\n\n1. 打开。\n2. 看。\n\n### 异议\n\n```sh\na < b\n```\n';
  expect(helpDocument(text)).toEqual({
    title: '干部',
    sections: [
      { only: null, blocks: [{ kind: 'text', words: [plain('先说明。')] }] },
      {
        only: null,
        blocks: [
          { kind: 'heading', rank: 2, words: [plain('看分')] },
          { kind: 'steps', steps: [[plain('打开。')], [plain('看。')]] },
          { kind: 'heading', rank: 3, words: [plain('异议')] },
          { kind: 'listing', text: 'a < b' }
        ]
      }
    ]
  });
});

test('a marked section is for units that declare, and the one after it is for everybody', () => {
  const { sections } = helpDocument('# A\n\n## One\n\n<!-- claims -->\n\n## Two\n\nText.\n\n## Three\n');
  expect(sections.map(({ only }) => only)).toEqual([null, 'claims', null]);
  expect(sections.map(textOf)[1]).not.toContain('claims');
});

test('an address of the app and a document beside it are links; elsewhere in the repository stays as words', () => {
  const shown = (text: string) => helpDocument(`# A\n\n${text}\n`).sections[0]?.blocks[0];
  const text = (...words: HelpWords[]) => ({ kind: 'text', words });
  expect(shown('Press _Go_ at `/me/claims`.')).toEqual(
    text(
      plain('Press '),
      { text: 'Go', kind: 'label', href: null },
      plain(' at '),
      { text: '/me/claims', kind: 'code', href: '/me/claims' },
      plain('.')
    )
  );
  expect(shown('See [committee](committee.zh-CN.md)')).toEqual(
    text(plain('See '), { ...plain('committee'), href: '/office/help/committee' })
  );
  expect(shown('See [aside](../conflicts.md)')).toEqual(text(plain('See '), plain('aside')));
  expect(shown('![a picture](../pictures/board.png)`/wall?a<b`')).toEqual(
    text({ text: '/wall?a<b', kind: 'code', href: null })
  );
});

test('a document without a title, or with what the pages can’t draw, isn’t built', () => {
  expect(() => helpDocument('text')).toThrow(/title/);
  for (const text of ['<b>x</b>', '- a list', '1. a\n\n   - b', '| a |\n| - |\n| b |', '#### deep'])
    expect(() => helpDocument(`# A\n\n${text}\n`), text).toThrow(/can't draw|one paragraph/);
});

test('the help names each document of docs/use in both languages, and both have the same sections for the same readers', () => {
  expect(documents.map(({ file }) => file)).toEqual(
    helpPages.flatMap((page) => [`${page}.md`, `${page}.zh-CN.md`]).sort()
  );
  const shapes = documents.map(({ text }) =>
    helpDocument(text).sections.map(({ only, blocks }) => [only, blocks[0]?.kind])
  );
  for (let i = 0; i < shapes.length; i += 2) expect(shapes[i]).toEqual(shapes[i + 1]);
});

test('a cadre’s document leads to the phone’s pages alone', () => {
  for (const { text } of documents.filter(({ file }) => file.startsWith('cadre')))
    for (const [, href] of helpDocument(text)
      .sections.map(textOf)
      .join('')
      .matchAll(/"href":"([^"]*)"/g))
      expect(href).toMatch(/^\/me/);
});
