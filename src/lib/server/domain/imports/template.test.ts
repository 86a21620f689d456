import { expect, test } from 'vitest';
import { planned } from '../../../../../tests/make/planned';
import { builtInScheme } from '$lib/schemes';
import { communityCadresScheme } from '../../../../../tests/make/unit';
import { upload } from '../../../../../tests/make/workbook';
import { readWorkbook } from './files/read-workbook';
import { templateWorkbook } from './template';

const words = {
  roster: '名册',
  entries: '积分事项',
  notes: '填表说明',
  lines: ['=先填名册'],
  items: ['事项', '代号', '条款']
} as const;

const november = { open: '2026-11', today: '2026-11-11' };

test('the empty workbook has the headers that an import reads, and nothing to import', async () => {
  const file = await templateWorkbook(communityCadresScheme(), november, words);
  const { problems, notices, entries, roster } = await planned([upload('空白.xlsx', file)]);
  expect(problems).toEqual([]);
  expect([entries.added, roster.added]).toEqual([[], []]);
  expect(notices.map(({ code, sheet }) => [code, sheet])).toEqual([['left-sheet', '填表说明']]);
});

test.each([
  ['community-cadres', '到岗', '离岗'],
  ['party-members', '转入', '转出'],
  ['community-organisation', '纳入', '退出']
])('%s: the days of its roster are called %s and %s', async (id, from, to) => {
  const scheme = builtInScheme(id);
  if (!scheme) throw new Error('the scheme is built in');
  const file = await templateWorkbook(scheme, november, words);
  const [roster] = await readWorkbook(file);
  expect(roster?.rows[0]?.cells).toEqual(expect.arrayContaining([from, to]));
  // The import reads every scheme's headings, so a file of another unit is no trouble.
  expect((await planned([upload('空白.xlsx', file)])).problems).toEqual([]);
});

test('its notes name every item that may be entered, and no award that comes by itself', async () => {
  const [, , notes] = await readWorkbook(await templateWorkbook(communityCadresScheme(), november, words));
  const ids = notes?.rows.map(({ cells }) => cells[1]);
  expect(ids).toContain('mediation');
  expect(ids).not.toContain('full-attendance');
});

test('M4 it names the items in force in the open month and today, not those that the scheme began with', async () => {
  const { inForce: _, ...first } = communityCadresScheme();
  const without = (id: string) => ({ ...first, items: first.items.filter((item) => item.id !== id) });
  const scheme = {
    ...without('mediation'),
    inForce: [
      { from: '2024-01-01' },
      { from: '2026-10-01', rules: without('activity') },
      { from: '2026-11-01', rules: without('contest') }
    ]
  };
  const idsIn = async (asked: { open: string; today: string }) => {
    const [, , notes] = await readWorkbook(await templateWorkbook(scheme, asked, words));
    return notes?.rows.map(({ cells }) => cells[1]) ?? [];
  };
  const now = await idsIn(november);
  expect(now).toEqual(expect.arrayContaining(['mediation', 'activity']));
  expect(now).not.toContain('contest');
  const both = await idsIn({ open: '2026-10', today: '2026-11-03' });
  expect(both).toEqual(expect.arrayContaining(['mediation', 'activity', 'contest']));
  expect(new Set(both.slice(8)).size).toBe(both.length - 8);
});
