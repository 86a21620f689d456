import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { builtInText } from '../../lib/schemes';
import { workbook } from '../../../tests/make/workbook';

const folder = mkdtempSync(join(tmpdir(), 'points-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

interface Run {
  exit: number;
  stdout: string;
  stderr: string;
}

function points(...args: string[]): Promise<Run> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['src/cli/points/main.mjs', ...args], (error, stdout, stderr) => {
      resolve({ exit: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
}

const roster = file('roster.csv', '\ufeff编号,姓名\r\nu1,张三\r\nu2,李四\r\n');
const entries = file(
  'entries.csv',
  'id,subject,item,date,value\ne1,u1,mediation,2026-10-08,\ne2,u2,other-task,2026-10-08,5\n'
);
const sound = file('sound.csv', 'id,subject,item,date\ne1,u1,mediation,2026-10-08\ne2,u2,late,2026/10/9\n');
const scored = ['score', '--roster', roster, '--entries', sound, '--period', '2026-10'];

describe('the points command', () => {
  it('prints the result as JSON on stdout, and nothing else', async () => {
    const { exit, stdout, stderr } = await points(...scored, '--scheme', 'community-cadres', '--json');
    expect([exit, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({
      scheme: 'community-cadres',
      period: '2026-10',
      rows: [
        { subject: 'u1', pool: '', status: 'ranked', points: 33, balance: 385, score: 33, rank: 1 },
        { subject: 'u2', points: 10, rank: 2, sections: { base: 5, task: 5, award: 0 } }
      ],
      outcomes: [],
      conversions: [],
      warnings: []
    });
  });

  it('without --json prints a table for people', async () => {
    const { stdout } = await points(...scored, '--scheme', 'community-cadres');
    expect(stdout).toContain('社区干部积分管理办法');
    const lines = stdout.split('\n').filter((line) => /u[12]/.test(line));
    expect(lines.map((line) => line.trim().split(/\s+/).slice(0, 4))).toEqual([
      ['1', 'u1', '张三', '33'],
      ['2', 'u2', '李四', '10']
    ]);
  });

  it('a name can’t move the terminal, or turn what stands beside it', async () => {
    const odd = file('odd.csv', '编号,姓名\nu1,"\u001b[2J张\u202e三"\nu2,李四\n');
    const { stdout } = await points(...scored, '--roster', odd, '--scheme', 'community-cadres');
    expect(stdout).toContain('⟨U+001B⟩[2J张⟨U+202E⟩三');
    for (const unsafe of ['\u001b', '\u202e']) expect(stdout).not.toContain(unsafe);
  });

  it('a command called like what every object has is none', async () => {
    const { exit, stderr } = await points('constructor');
    expect([exit, JSON.parse(stderr)]).toMatchObject([2, { error: { code: 'bad-usage' } }]);
  });

  it('scores by a scheme file of one’s own', async () => {
    const text = (builtInText('community-cadres') ?? '').replace('points: 8', 'points: 8.5');
    const { stdout } = await points(...scored, '--json', '--scheme', file('own.yaml', text));
    expect(JSON.parse(stdout)).toMatchObject({ rows: [{ points: 33.5 }, { points: 10 }] });
  });

  it('reads .xlsx, dates and numbers as such', async () => {
    const sheet = file(
      'entries.xlsx',
      workbook({
        积分事项: [
          ['流水号', '编号', '事项', '日期', '数量'],
          ['e1', 'u1', '调解纠纷', new Date('2026-10-08'), 2],
          ['e2', 'u2', '参加活动', 46303, null]
        ]
      })
    );
    const { stdout } = await points(
      'score',
      '--scheme',
      'community-cadres',
      '--roster',
      roster,
      '--entries',
      sheet,
      '--period',
      '2026-10',
      '--json'
    );
    expect(JSON.parse(stdout)).toMatchObject({ rows: [{ points: 38 }, { points: 30 }] });
  });

  it.each([
    ['missing-basis', 'entries.csv', 3, 'basis', ['--entries', entries]],
    ['bad-period', null, null, null, ['--entries', sound, '--period', '2023-12']],
    ['bad-period', null, null, null, ['--entries', sound, '--period', '2026-13']],
    ['unknown-scheme', null, null, null, ['--entries', sound, '--scheme', 'community-cadre']],
    ['bad-encoding', 'bad.csv', null, null, ['--entries', file('bad.csv', new Uint8Array([0xff, 0xfe, 0]))]],
    ['missing-column', 'roster.csv', 1, 'id', ['--entries', roster]],
    [
      'bad-ballot',
      'ballots.csv',
      2,
      'score',
      ['--entries', sound, '--ballots', file('ballots.csv', 'subject,group,score\nu1,staff,101\n')]
    ],
    ['unreadable-file', 'nowhere.csv', null, null, ['--entries', join(folder, 'nowhere.csv')]],
    ['bad-usage', null, null, null, ['--entries', sound, '--verbose']]
  ])('%s: exit 2, nothing on stdout, one JSON object on stderr', async (code, name, row, column, flags) => {
    const { exit, stdout, stderr } = await points(
      'score',
      '--scheme',
      'community-cadres',
      '--roster',
      roster,
      '--period',
      '2026-10',
      '--json',
      ...flags
    );
    expect([exit, stdout]).toEqual([2, '']);
    const { error } = JSON.parse(stderr);
    expect(error).toMatchObject({ code, row, column, file: name === null ? null : join(folder, name) });
    expect(error.message).toMatch(/[。\]]$/);
  });

  it('a broken scheme file is named with its line, in English on request', async () => {
    const broken = file(
      'broken.yaml',
      (builtInText('community-cadres') ?? '').replace('unless: [criticised]', 'unless: [critized]')
    );
    const { exit, stderr } = await points(...scored, '--scheme', broken, '--lang', 'en');
    expect(exit).toBe(2);
    expect(JSON.parse(stderr).error).toMatchObject({
      code: 'unknown-scheme',
      file: broken,
      row: expect.any(Number)
    });
    expect(JSON.parse(stderr).error.message).toContain('names "critized"');
  });

  it('check names what is doubtful by its line, and fails only on what can’t be scored', async () => {
    const doubtful = await points(
      'check',
      '--scheme',
      'community-cadres',
      '--roster',
      roster,
      '--lang',
      'en'
    );
    expect(doubtful.exit).toBe(0);
    expect(doubtful.stdout).toMatch(/^community-cadres:\d+: warning: “Study app, top five” rests on/m);
    expect(doubtful.stdout).toMatch(/^community-cadres:\d+: warning: with 2 on the roster “Last three”/m);
    const broken = await points('check', '--scheme', file('empty.yaml', ''), '--json');
    expect(broken.exit).toBe(2);
    expect(JSON.parse(broken.stdout).findings).toMatchObject([{ level: 'error', line: 1 }]);
  });
});
