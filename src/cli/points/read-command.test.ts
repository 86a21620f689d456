import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { readFlags } from './flags';
import { readCommand } from './read-command';
import { PointsRefusal } from './refusal';

const folder = mkdtempSync(join(tmpdir(), 'points-read-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const roster = file('roster.csv', '编号,姓名\nYG002,李明\nYG003,沈秋月\nYG008,韩冰\n');
const sheet = (name: string) =>
  fileURLToPath(new URL(`../../../tests/tables/cases/${name}`, import.meta.url));
const ledger = ['--scheme', 'community-cadres', '--roster', roster, '--month', '2026-11'];
const read = (...args: string[]) => readCommand(readFlags(['read', ...ledger, ...args]), 'zh');

async function refusalOf(run: Promise<unknown>) {
  const error: unknown = await run.catch((thrown: unknown) => thrown);
  return error instanceof PointsRefusal ? error.body('en') : error;
}

test('nothing is asked: exit 0, and each cell is accounted for', async () => {
  const { text, exit } = await read(sheet('month-plain.xlsx'), '--json');
  const said: unknown = JSON.parse(text);
  expect(exit).toBe(0);
  expect(said).toMatchObject({
    sheets: [{ name: '11月', kind: 'people' }],
    questions: [],
    totals: { compared: 2, differing: [] },
    cells: { filled: 30, read: 13, asked: 0, leftOut: 17 }
  });
  expect(said).toHaveProperty('entries.0', {
    serial: '表2026-11-YG002-参加活动',
    person: 'YG002',
    item: 'activity',
    date: '2026-11-30',
    quantity: 2,
    value: '',
    points: 4,
    basis: '',
    matter: '',
    cells: ['11月!C3'],
    remarks: []
  });
});

test('something is asked: exit 3; the answers, by the ids of the questions, decide', async () => {
  const asked = await read(sheet('log-plus-minus.xlsx'));
  expect(asked.exit).toBe(3);
  expect(asked.text).toContain('23 格：读入 9，待您确认 12，不读 2');
  expect(asked.text).toContain('"which-item:调解3号楼纠纷": "item:mediation"  调解纠纷 +5');
  const answers = file(
    'answers.json',
    JSON.stringify({
      'which-item:参加社区健步走活动': 'item:activity',
      'which-item:调解3号楼纠纷': 'item:mediation',
      'which-item:按时完成医保参保动员': 'leave-out',
      'which-item:被居民投诉': 'item:complaint'
    })
  );
  const decided = await read(sheet('log-plus-minus.xlsx'), '--answers', answers);
  expect(decided.exit).toBe(0);
  expect(decided.text).toContain('2026-11-04 YG003 mediation ×1 +5');
});

test('an answer to no question of this file is refused', async () => {
  const answers = file('wrong.json', '{"which-item:没有":"item:activity"}');
  expect(await refusalOf(read(sheet('month-plain.xlsx'), '--answers', answers))).toMatchObject({
    code: 'bad-answers',
    file: answers
  });
});

test('a key that the question doesn’t offer is refused', async () => {
  const answers = file('key.json', '{"which-item:被居民投诉":"item:nothing"}');
  expect(await refusalOf(read(sheet('log-plus-minus.xlsx'), '--answers', answers))).toMatchObject({
    code: 'bad-answers'
  });
});

test('a file that can’t be read is refused by its own code; so is a sheet that isn’t there', async () => {
  const picture = file('a.xlsx', '\u0089PNG\0\0');
  expect(await refusalOf(read(picture))).toMatchObject({ code: 'not-a-spreadsheet', sheet: null, row: null });
  expect(await refusalOf(read(sheet('month-plain.xlsx'), '--sheet', '12月'))).toMatchObject({
    code: 'unknown-sheet'
  });
});

test('a roster, and a year on paper', async () => {
  const people = await read(sheet('roster-number-format.xlsx'), '--as', 'roster');
  expect(people.text).toContain('Y001 钱多 2026-11-01');
  const months = await read(sheet('own-year-summary.xlsx'), '--as', 'takeover');
  // Nobody of this summary is on the roster.
  expect(months.exit).toBe(3);
});
