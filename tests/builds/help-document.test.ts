import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { helpDocument } from '../../vite/help-document.ts';
import { helpPages } from '../../src/routes/office/help/page-names.ts';

const folder = new URL('../../docs/use/', import.meta.url);
const documents = readdirSync(folder)
  .filter((file) => !file.startsWith('README'))
  .map((file) => ({ file, text: readFileSync(new URL(file, folder), 'utf8') }));

test('a document becomes its title and its sections; the line that leads to the other language is left out', () => {
  const text = '# 干部\n\n[English](cadre.md)\n\n先说明。\n\n## 看分\n\n1. 打开。\n\n## 异议\n\n写。\n';
  expect(helpDocument(text)).toEqual({
    title: '干部',
    sections: [
      { only: null, html: '<p>先说明。</p>' },
      { only: null, html: '<h2>看分</h2>\n<ol>\n<li>打开。</li>\n</ol>' },
      { only: null, html: '<h2>异议</h2>\n<p>写。</p>' }
    ]
  });
});

test('a marked section is for units that declare, and the one after it is for everybody', () => {
  const { sections } = helpDocument('# A\n\n## One\n\n<!-- claims -->\n\n## Two\n\nText.\n\n## Three\n');
  expect(sections.map(({ only }) => only)).toEqual([null, 'claims', null]);
  expect(sections[1]?.html).toBe('<h2>Two</h2>\n<p>Text.</p>');
});

test('an address of the app and a document beside it are links; elsewhere in the repository stays as words', () => {
  const html = (text: string) => helpDocument(`# A\n\n${text}\n`).sections[0]?.html;
  expect(html('Open `/me/claims`.')).toBe('<p>Open <a href="/me/claims"><code>/me/claims</code></a>.</p>');
  expect(html('See [committee](committee.zh-CN.md).')).toBe(
    '<p>See <a href="/office/help/committee">committee</a>.</p>'
  );
  expect(html('It [steps *aside*](../conflicts.md).')).toBe('<p>It steps <em>aside</em>.</p>');
  expect(html('![a picture](../pictures/board.png)At `/wall?a<b`.')).toBe(
    '<p>At <code>/wall?a&lt;b</code>.</p>'
  );
});

test('a document without a title, or with HTML of its own, isn’t built', () => {
  expect(() => helpDocument('text')).toThrow(/title/);
  expect(() => helpDocument('# A\n\n<b>x</b>\n')).toThrow(/HTML/);
});

test('the help names each document of docs/use in both languages, and both have the same sections for the same readers', () => {
  expect(documents.map(({ file }) => file)).toEqual(
    helpPages.flatMap((page) => [`${page}.md`, `${page}.zh-CN.md`]).sort()
  );
  const shapes = documents.map(({ text }) =>
    helpDocument(text).sections.map(({ only, html }) => [only, html.startsWith('<h2>')])
  );
  for (let i = 0; i < shapes.length; i += 2) expect(shapes[i]).toEqual(shapes[i + 1]);
});

test('a cadre’s document leads to the phone’s pages alone', () => {
  for (const { text } of documents.filter(({ file }) => file.startsWith('cadre')))
    for (const { html } of helpDocument(text).sections)
      for (const [, href] of html.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^\/me/);
});
