import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { builtInText } from '../../lib/schemes';

const folder = mkdtempSync(join(tmpdir(), 'points-first-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

function points(...args: string[]): Promise<{ exit: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['src/cli/points/main.mjs', ...args], (error, stdout, stderr) => {
      resolve({ exit: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
}

const entries = file('entries.csv', '流水号,编号,事项,日期\ne1,u1,complaint,2026-11-08\n');
const none = file('none.csv', '流水号,编号,事项,日期\n');
const roster = file('roster.csv', '编号,姓名,到岗\nu1,张三,2020-01-01\nu2,李四,2026-07-01\n');
const ledger = ['--scheme', 'community-cadres', '--roster', roster, '--entries', entries];
const since = '台账从 2026-11 开始，本期更早的月份没有记录';

describe('M15 points --first', () => {
  it('score: whoever was there before is given nothing for the months before', async () => {
    const of = ['score', ...ledger, '--period', '2026-11', '--json'];
    const [whole, begun] = await Promise.all([points(...of), points(...of, '--first', '2026-11')]);
    const balances = ({ stdout }: { stdout: string }) =>
      JSON.parse(stdout).rows.map((row: { subject: string; balance: number }) => [row.subject, row.balance]);
    expect(balances(whole)).toEqual([
      ['u2', 240],
      ['u1', 402]
    ]);
    expect(balances(begun)).toEqual([
      ['u2', 128],
      ['u1', 122]
    ]);
    expect(Object.keys(JSON.parse(begun.stdout))).toEqual(Object.keys(JSON.parse(whole.stdout)));
  });

  it.each([
    ['score', '2026', []],
    ['explain', '2026-Q4', ['--subject', 'u1']],
    ['diff', '2026-H2', ['--with', 'community-cadres']]
  ])('%s: a period that isn’t recorded whole says since when', async (command, period, more) => {
    const of = [command, ...ledger, ...more];
    const [partly, whole, english] = await Promise.all([
      points(...of, '--period', period, '--first', '2026-11'),
      points(...of, '--period', '2027-01', '--first', '2026-11'),
      points(...of, '--period', period, '--first', '2026-11', '--lang', 'en')
    ]);
    expect([partly.exit, whole.exit, english.exit]).toEqual([0, 0, 0]);
    expect(partly.stdout.split('\n').map((line) => line.trim())).toContain(since);
    expect(whole.stdout).not.toContain('2026-11 开始');
    expect(english.stdout).toContain('The ledger begins with 2026-11: earlier months');
  });

  const ofYear = '台账从 2026-11 开始，本年累计不含更早的月份';
  const asQuarters = ['--scheme', 'party-members', '--roster', roster, '--entries', none];

  // The months themselves are whole: only the balance that stands beside them isn't.
  it.each([
    ['score', '2026-12', ledger],
    ['explain', '2026-12', [...ledger, '--subject', 'u1']],
    // A quarter of this scheme is ranked by the year's balance.
    ['diff', '2026-Q4', [...asQuarters, '--with', 'party-members'], '2026-10']
  ])(
    '%s: the balance of a year that isn’t recorded whole says since when',
    async (command, period, of, first = '2026-11') => {
      const asked = [command, ...of, '--period', period, '--first', first];
      const [chinese, english] = await Promise.all([points(...asked), points(...asked, '--lang', 'en')]);
      expect([chinese.exit, english.exit]).toEqual([0, 0]);
      expect(chinese.stdout.split('\n')[1]).toBe(ofYear.replace('2026-11', first));
      expect(english.stdout.split('\n')[1]).toBe(
        `The ledger begins with ${first}: the year’s balance doesn’t count earlier months`
      );
    }
  );

  it('diff of a month, which shows no balance, says nothing of the year', async () => {
    const of = ['diff', ...ledger, '--with', 'community-cadres', '--period', '2026-12'];
    const { exit, stdout } = await points(...of, '--first', '2026-11');
    expect([exit, stdout]).toEqual([0, expect.not.stringContaining('2026-11')]);
  });

  it('explain: why nobody is ranked in a year of which two months are recorded', async () => {
    const of = ['explain', ...ledger, '--period', '2026', '--subject', 'u1', '--first', '2026-11'];
    const { stdout } = await points(...of);
    expect(stdout).toContain('本期有记录的在岗天数不足一半，不排名');
    expect(stdout).toContain('2026-11—2026-12');
  });

  it('diff: nobody moves by what the other scheme gives for months before', async () => {
    const own = builtInText('community-cadres') ?? '';
    const other = file('other.yaml', own.replace('points: 8', 'points: 9'));
    const of = ['diff', ...ledger, '--with', other, '--period', '2026', '--first', '2026-11', '--json'];
    const { moves } = JSON.parse((await points(...of)).stdout);
    expect(moves).toMatchObject([
      { subject: 'u1', score: { before: 150, after: 152 } },
      { subject: 'u2', score: { before: 156, after: 158 } }
    ]);
  });

  it.each([
    ['score', []],
    ['explain', ['--subject', 'u1']],
    ['diff', ['--with', 'community-cadres']]
  ])('%s refuses an entry dated before it, and a period that ends before it', async (command, more) => {
    const of = [command, ...ledger, ...more];
    const [early, over] = await Promise.all([
      points(...of, '--period', '2026-12', '--first', '2026-12', '--lang', 'en'),
      points(...of, '--period', '2026-10', '--first', '2026-11')
    ]);
    expect([early.exit, early.stdout, over.exit, over.stdout]).toEqual([2, '', 2, '']);
    expect(JSON.parse(early.stderr).error).toEqual({
      code: 'before-first',
      message: expect.stringMatching(/^2026-11-08 is before the ledger's first month, 2026-12:.*\.$/),
      file: entries,
      row: 2,
      column: '日期'
    });
    expect(JSON.parse(over.stderr).error).toMatchObject({
      code: 'bad-period',
      message: expect.stringContaining('也不能在台账首月之前就结束。'),
      file: null,
      row: null,
      column: null
    });
  });

  it.each(['2026', '2026-3', '2026-13', '2026-Q1', '1000-01', '2026-03-01', ''])(
    'refuses %j as no month',
    async (first) => {
      const { exit, stdout, stderr } = await points('score', ...ledger, '--period', '2026', '--first', first);
      expect([exit, stdout]).toEqual([2, '']);
      const { code, message } = JSON.parse(stderr).error;
      expect(code).toBe('bad-usage');
      expect(message).toContain(`（--first ${first}）`);
    }
  );

  it('check takes none', async () => {
    const { stderr } = await points('check', '--scheme', 'community-cadres', '--first', '2026-11');
    expect(JSON.parse(stderr).error).toMatchObject({ code: 'bad-usage' });
  });
});
