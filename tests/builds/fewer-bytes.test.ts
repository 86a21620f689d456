import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { shortMessage, withPlainMembers } from '../../vite/fewer-bytes.ts';

test('private members become plain ones, of the class that they are of', () => {
  const code = `class A {
  #one = 1;
  get #two() { return this.#one }
  make() { return class { #one = 2; sum(a) { return this.#one + a.#two } } }
}`;
  expect(withPlainMembers(code)).toBe(`class A {
  _0 = 1;
  get _1() { return this._0 }
  make() { return class { _0 = 2; sum(a) { return this._0 + a._1 } } }
}`);
});

test('a class that extends another one keeps its private members, and text stays as it is', () => {
  const code = 'class A extends B { #one = "#one"; get two() { return this.#one } } const hash = `#one`;';
  expect(withPlainMembers(code)).toBe(code);
});

test('a module keeps its private members where plain ones would mean something else', () => {
  for (const code of [
    'class A { #one; _0 = 2; get two() { return this.#one } }',
    'class A { #one; static is(a) { return #one in a } }'
  ])
    expect(withPlainMembers(code)).toBe(code);
});

/** A message’s module as the compiler has written it; a build refuses it when a newer compiler writes it otherwise. */
const message = (name: string) =>
  shortMessage(readFileSync(new URL(`../fixtures/messages/${name}.js.txt`, import.meta.url), 'utf8'));

test('a message is one function with both of its texts', () => {
  expect(message('phone_asof')).toContain(
    "export const phone_asof = (i, o) => (o?.locale ?? getLocale()) === 'zh-CN' ? `数据截至 ${i.moment}` : `data as of ${i.moment}`;"
  );
});

test('a message that counts in English keeps its function for that', () => {
  expect(message('common_people')).toContain('? `${i.count} 人` : en_common_people(i);');
});

test('a message in another form is refused, so that a newer compiler is noticed', () => {
  expect(() => shortMessage('export const one = () => `一`;')).toThrow(/compiler/);
});
