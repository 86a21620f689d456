import { expect, it } from 'vitest';
import { chineseParts } from './chinese-parts';

it.each([
  ['declared by 李明 today', ['declared by ', '李明', ' today']],
  ['《社区干部积分管理办法》 since 2024', ['《社区干部积分管理办法》', ' since 2024']],
  ['cites 四（一）, A &amp; B 李明', ['cites ', '四（一）', ', A &amp; B ', '李明']],
  ['10月31日 is late', ['10月31日', ' is late']],
  ['Nothing', ['Nothing']],
  ['', []]
])('%s', (text, parts) => expect(chineseParts(text).map((part) => part.text)).toEqual(parts));
