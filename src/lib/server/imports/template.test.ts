import { expect, test } from 'vitest';
import { planned } from '../../../../tests/make/planned';
import { communityCadres } from '../../../../tests/make/unit';
import { upload } from '../../../../tests/make/workbook';
import { readWorkbook } from './read-workbook';
import { asText, templateWorkbook } from './template';

const words = {
  roster: '名册',
  entries: '积分事项',
  notes: '填表说明',
  lines: ['=先填名册'],
  items: ['事项', '代号', '条款']
} as const;

test('the empty workbook has the headers that an import reads, and nothing to import', async () => {
  const file = await templateWorkbook(communityCadres(), words);
  const { problems, notices, entries, roster } = await planned([upload('空白.xlsx', file)]);
  expect(problems).toEqual([]);
  expect([entries.added, roster.added]).toEqual([[], []]);
  expect(notices.map(({ code, sheet }) => [code, sheet])).toEqual([['left-sheet', '填表说明']]);
});

test('its notes name every item that may be entered, and no award that comes by itself', async () => {
  const [, , notes] = await readWorkbook(await templateWorkbook(communityCadres(), words));
  const ids = notes?.rows.map(({ cells }) => cells[1]);
  expect(ids).toContain('mediation');
  expect(ids).not.toContain('full-attendance');
});

test.each(['=1+1', '+86', '-x', '@a', '\tx'])('%o leaves as text', (text) =>
  expect(asText(text)).toEqual({ value: `'${text}`, type: String })
);
test('other text leaves as it is', () => expect(asText('调字〔2026〕1号').value).toBe('调字〔2026〕1号'));
