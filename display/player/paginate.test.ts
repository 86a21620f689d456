import fc from 'fast-check';
import { expect, test } from 'vitest';
import { paginate } from './paginate';

/** Whether a page has room: twenty characters a line, so many lines; a paragraph costs half a line more. */
const room = (first: number, next: number) => (page: readonly string[], index: number) =>
  page.reduce((sum, each) => sum + Math.ceil(Array.from(each).length / 20) + 0.5, 0) <=
  (index === 0 ? first : next);

test('a short text is one page of its paragraphs', () => {
  expect(paginate('甲。\n\n乙。', room(5, 9))).toEqual([['甲。', '乙。']]);
});

test('a long one goes on to further pages, at the end of a sentence', () => {
  const sentence = '社区干部将逐户查看燃气软管、取暖炉和烟道。';
  const pages = paginate(sentence.repeat(12), room(5, 9));
  expect(pages.length).toBeGreaterThan(1);
  for (const page of pages) expect(page.join('')).toMatch(/。$/);
});

test('a closing quotation mark stays with its sentence', () => {
  const pages = paginate('他说：“都来看看。”'.repeat(30), room(5, 9));
  for (const page of pages) expect(page[0]).toMatch(/^他/);
});

test('without sentences no page begins with a comma', () => {
  for (const page of paginate('甲乙丙丁戊，'.repeat(80), room(2, 2))) expect(page[0]).not.toMatch(/^，/);
});

test.each(['“他说', '（见附件', '《办法', '【通知'])('no page ends with the mark that opens %s', (words) => {
  const text = `甲乙丙丁戊己庚辛${words}`.repeat(60);
  const pages = paginate(text, room(2, 2));
  expect(pages.length).toBeGreaterThan(5);
  for (const page of pages) expect(page.join('')).not.toMatch(/[“（《【]$/);
});

test('an opening mark behind a space, or before bold words, doesn’t end a page either', () => {
  const pages = paginate('甲乙丙丁戊己庚（ \u0002辛壬癸\u0003）'.repeat(40), room(2, 2));
  for (const page of pages) expect(page.join('').replace('\u0002', '').trim()).not.toMatch(/（$/);
});

test('what has no end of a sentence is broken after ，and 、', () => {
  const pages = paginate('社区干部和网格员逐户查看，燃气软管、取暖炉，烟道'.repeat(20), room(2, 2));
  for (const page of pages.slice(0, -1)) expect(page.join('')).toMatch(/[，、]$/);
});

test.each([
  '0898-6677 8899',
  '138 0013 8000',
  '（0898）66778899',
  '+86 400-800-1234',
  '１３８００１３８０００'
])('no page breaks within %s', (telephone) => {
  for (let before = 0; before < 40; before += 1) {
    const text = `${'甲'.repeat(before)}电话${telephone}联系人王芳`.repeat(8);
    const pages = paginate(text, room(2, 2)).flat();
    expect(pages.join('').split(telephone)).toHaveLength(9);
    expect(pages.flatMap((page) => page.split(telephone)).join('')).not.toMatch(/\d/);
  }
});

test('an English word is whole, and a word longer than a page is torn', () => {
  const words = paginate('Leave the building now '.repeat(30), room(2, 2)).flat();
  for (const page of words) expect(page).toMatch(/^(Leave|the|building|now)\b.*\b(Leave|the|building|now)$/);
  expect(paginate('a'.repeat(90), room(2, 2)).flat().join('')).toBe('a'.repeat(90));
});

test('a line of an emergency is whole where a page of its own holds it', () => {
  const line = '请带上身份证和常用药，从东门出去，不要乘电梯';
  const text = Array.from({ length: 7 }, (_, n) => `${n}${line}`).join('\n');
  const pages = paginate(text, room(7, 7), 'whole');
  expect(pages.flat()).toEqual(text.split('\n'));
  const long = paginate(`${line}\n${line.repeat(12)}`, room(7, 7), 'whole');
  expect(long.flat().join('')).toBe(line.repeat(13));
});

test('a paragraph of one line isn’t halved, also where the last two pages share', () => {
  const items = [
    '# 时间',
    '12月1日至12月5日，每天9:00—17:00。',
    '- 检查燃气软管、热水器',
    '- 检查线路和插座'
  ];
  for (const room of [30, 40, 50]) {
    const pages = paginate(items.join('\n'), (page) => page.join('').length <= room);
    expect(pages.reduce<string[]>((all, page) => [...all, ...page], [])).toEqual(items);
  }
});

test('a last page of one or two lines shares with the one before it', () => {
  const line = '甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬。';
  for (const lines of [7, 8, 13, 14]) {
    const pages = paginate(Array(lines).fill(line).join('\n'), room(9, 9), 'whole');
    const [last = 0, before = 0] = pages.map(({ length }) => length).reverse();
    expect(before - last).toBeLessThanOrEqual(1);
    expect(before).toBeGreaterThanOrEqual(last);
  }
});

test('a long paragraph’s last page is no short one either', () => {
  const sentence = '社区干部将逐户查看燃气软管、取暖炉和烟道。';
  const pages = paginate(sentence.repeat(10), room(9, 9));
  const [last = '', before = ''] = pages.map((page) => page.join('')).reverse();
  expect(last.length * 3).toBeGreaterThan(before.length * 2);
});

test('a measure that nothing fits in makes as many pages as characters, and ends', () => {
  expect(paginate('甲𠮷乙', () => false)).toEqual([['甲'], ['𠮷'], ['乙']]);
});

test('nothing to say is one empty page', () => {
  expect(paginate(' \n ', () => true)).toEqual([[]]);
});

test('no text loses a character, no character is torn, and no page is fuller than its room', () => {
  const character = fc.constantFrom('字', '。', 'a', '1', '，', '\n', '𠮷', '“', '”');
  fc.assert(
    fc.property(fc.string({ unit: character, maxLength: 900 }), fc.boolean(), (body, isWhole) => {
      const fits = room(5, 9);
      const pages = paginate(body, fits, isWhole ? 'whole' : 'parted');
      expect(pages.flat().join('').replace(/\s/g, '')).toBe(body.replace(/\s/g, ''));
      for (const part of pages.flat()) expect(part).not.toMatch(/^[\udc00-\udfff]|[\ud800-\udbff]$/);
      pages.forEach((page, i) => expect(fits(page, i)).toBe(true));
    })
  );
});
