import { readFileSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { itemOf, parseScheme, type Item } from '$lib/points';
import { getLocale, overwriteGetLocale } from '$lib/text/generated/runtime';
import { itemText } from './item-text';

const usual = getLocale;
afterEach(() => overwriteGetLocale(usual));

function itemOfKind(file: string, kind: Item['kind']): Item {
  const scheme = parseScheme(readFileSync(`src/lib/schemes/${file}.yaml`, 'utf8'));
  const { id } = scheme.items.find((one) => one.kind === kind) ?? expect.fail(`no ${kind} in ${file}`);
  return itemOf(scheme, id) ?? expect.fail(id);
}

it.each([
  ['community-cadres', 'count', { quantity: 2, value: '' }, /^\S+\u30002 \S+$/, /^.+ × 2$/],
  ['party-members', 'amount', { quantity: 1, value: '3' }, /^\S+\u30003 分$/, /^.+\u30003 points$/],
  ['community-cadres', 'ranks', { quantity: 1, value: '2' }, /\u3000第 2 名$/, /\u3000rank 2$/],
  [
    'community-cadres',
    'resolution',
    { quantity: 1, value: '1' },
    /^其他\S+\u30001 分$/,
    /^Other .+\u30001 point$/
  ],
  ['community-cadres', 'resolution', { quantity: 1, value: '-2.5' }, /\u3000−2.5 分$/, /\u3000−2.5 points$/],
  ['community-cadres', 'levels', { quantity: 1, value: 'city' }, /\u3000市$/, /\u3000city$/]
] as const)(
  '%s: an item of kind %s is named with the unit of what it counts',
  (file, kind, entry, zh, en) => {
    const item = itemOfKind(file, kind);
    const named = { item: item.id, reverses: null, ...entry };
    overwriteGetLocale(() => 'zh-CN');
    expect(itemText(item, named)).toMatch(zh);
    overwriteGetLocale(() => 'en');
    expect(itemText(item, named)).toMatch(en);
  }
);
