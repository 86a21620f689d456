import { afterAll, beforeAll, expect, test } from 'vitest';
import { allEndpoints, endpointAddress } from './endpoints';
import { town, type Town } from './town';

/** The faces that list people, and the pages of one person alone, on which the heading says whose they are. */
const pages = (await allEndpoints()).filter(
  ({ kind, method, route }) =>
    kind === 'page' && method === 'GET' && !/^\/(me\b|office\/people\/\[person\])/.test(route)
);
let here: Town;

beforeAll(async () => {
  here = await town();
});
afterAll(() => here.end());

/** A page as it is read: no scripts, no styles, no tags. */
const textOf = (html: string) =>
  html
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

test.each(['recorder', 'committee', 'superior', 'operator'] as const)(
  'two people of one name are told apart on every page that the %s opens',
  async (caller) => {
    const [name = '', seen, wrong] = ['欧QINGHE姓名0', new Set<string>(), [] as string[]];
    // A list names them by post or number, or has the number beside the name.
    const plain = new RegExp(`(?<!QINGHE-P\\d\\s?)${name}(?!（QINGHE-P\\d）|\\s?QINGHE-P\\d)`);
    for (const endpoint of pages) {
      const { a } = here;
      const code = /^\/(a|office\/announcements)\//.test(endpoint.route) ? a.announcement : a.notice;
      const params = { ...a, code, person: a.subjects[0] ?? '', place: '1', paper: a.filingPaper };
      const path = endpointAddress(endpoint, {
        ...Object.fromEntries(endpoint.params.map((key) => [key, 'nothing-here'])),
        ...Object.fromEntries(Object.entries(params).filter(([, value]) => typeof value === 'string'))
      } as Record<string, string>);
      const { status, text } = await here.ask(path, { as: caller });
      if (status !== 200) continue;
      const words = textOf(text);
      if (words.includes(name)) seen.add(endpoint.route);
      const at = words.search(plain);
      if (at >= 0) wrong.push(`${endpoint.route}: ${words.slice(Math.max(0, at - 40), at + 40)}`);
    }
    expect(wrong).toEqual([]);
    if (caller === 'recorder') expect(seen.size).toBeGreaterThan(8);
  }
);
