import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { builtInText } from '../../lib/schemes';

const folder = mkdtempSync(join(tmpdir(), 'points-why-'));
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

const own = builtInText('community-cadres') ?? '';
const town = builtInText('town-thousand') ?? '';
const ledger = [
  '--scheme',
  'community-cadres',
  '--roster',
  file('roster.csv', 'subject,name\nu1,张三\nu2,李四\n'),
  '--entries',
  file(
    'entries.csv',
    'id,subject,item,date,matter,basis,value\n' +
      'e1,u1,task-early,2026-10-08,m1,会议纪要3号,\ne2,u1,task-on-time,2026-10-09,m1,,\n' +
      'e3,u2,activity,2026-10-09,,,\ne4,u2,good-deed,2026-10-10,,,\n' +
      'e5,u1,activity,2026-10-11,,,\n'
  )
];

describe('points explain', () => {
  it('prints a tree: sections, effects, clause, basis, and what was not counted', async () => {
    const { exit, stdout } = await points('explain', ...ledger, '--period', '2026-10', '--subject', 'u1');
    expect(exit).toBe(0);
    const lines = stdout.split('\n');
    expect(lines[0]).toBe('张三 u1');
    expect(lines[1]).toBe('2026-10：32 分，第 2 名（共 2 人）');
    expect(lines).toContain('      提前完成任务：已计分 +2');
    expect(lines).toContain('        依据：会议纪要3号');
    expect(lines).toContain('      没有计入的');
    expect(lines).toContain('        按时完成任务：同一事项只按最高的计（已计 e1 的 +2 分），不计 +1 分');
  });

  it('as JSON the same, in both languages', async () => {
    const { stdout } = await points('explain', ...ledger, '--period', '2026-10', '--subject', 'u1', '--json');
    const tree = JSON.parse(stdout);
    expect(tree).toMatchObject({
      code: 'score',
      points: 32,
      children: [{ code: 'points', points: 32 }, { code: 'balance' }]
    });
    expect(tree.en).toBe('2026-10: 32, rank 2 of 2');
  });

  it('M12: a tie that people decide is told with the outcome', async () => {
    const three = ['--roster', file('three.csv', 'subject\nu1\nu2\nu3\n')];
    const none = ['--entries', file('none.csv', 'id,subject,item,date\n')];
    const of = [...ledger.slice(0, 2), ...three, ...none, '--period', '2026-H2', '--subject', 'u1'];
    const { stdout } = await points('explain', ...of);
    expect(stdout).toContain('与别人并列，超出名额：由会议决定');
  });

  it('M2 of a mean: a group of months with what it comes to, and what rounding leaves', async () => {
    const late = file(
      'late.csv',
      'id,subject,item,date\ne1,u1,attendance-late,2026-03-02\ne2,u1,attendance-late,2026-04-02\n'
    );
    const of = ['--scheme', 'town-thousand', ...ledger.slice(2, 4), '--entries', late];
    const { stdout } = await points('explain', ...of, '--period', '2026', '--subject', 'u1');
    const lines = stdout.split('\n');
    expect(lines).toContain('      机关作息及请销假 2026-01—2026-12：满分起算，12 个月平均 +40');
    expect(lines).toContain('      四舍五入 +0.01');
  });

  it('of nobody on the roster it tells nothing', async () => {
    const { exit, stdout, stderr } = await points(
      'explain',
      ...ledger,
      '--period',
      '2026-10',
      '--subject',
      'u9'
    );
    expect([exit, stdout, JSON.parse(stderr).error.code]).toEqual([2, '', 'unknown-subject']);
  });
});

describe('points diff', () => {
  const item = own.indexOf('  - id: good-deed');
  const next = file(
    'next.yaml',
    (own.slice(0, item) + own.slice(own.indexOf('  - id:', item + 5)))
      .replace('from: 2024-01-01', 'from: 2027-01-01')
      .replace(/(id: activity[\s\S]*?points:) 2/, '$1 4')
  );

  it('tells who moves, by what, whose rank and outcome change, and which entries the other can’t read', async () => {
    const { exit, stdout } = await points('diff', ...ledger, '--with', next, '--period', '2026-H2');
    expect(exit).toBe(0);
    expect(stdout).toContain('按已经施行来算');
    expect(stdout).toContain('2 人中 2 人有变化');
    expect(stdout).toMatch(/u2 +李四 .*−3 +1 → 2 +参加活动 \+2、好人好事 −5/);
    expect(stdout).toMatch(/：张三 新列入/);
    expect(stdout).toMatch(/：李四 不再列入/);
    expect(stdout).toMatch(/第 5 行：.*good-deed/);
  });

  it('as JSON', async () => {
    const { stdout } = await points('diff', ...ledger, '--with', next, '--period', '2026-10', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      before: 'community-cadres',
      asIfInForce: true,
      period: '2026-10',
      subjects: 2,
      moves: [
        {
          subject: 'u1',
          rank: { before: 2, after: 1 },
          items: [{ item: 'activity', before: 2, after: 4 }]
        },
        {
          subject: 'u2',
          points: { before: 35, after: 32 },
          rank: { before: 1, after: 2 },
          items: [
            { item: 'activity', before: 2, after: 4 },
            { item: 'good-deed', before: 5, after: null }
          ]
        }
      ],
      leftOut: [{ code: 'unknown-item', row: 5, column: 'item' }]
    });
  });

  it('with itself nobody moves', async () => {
    const { stdout } = await points(
      'diff',
      ...ledger,
      '--with',
      'community-cadres',
      '--period',
      '2026',
      '--lang',
      'en'
    );
    expect(stdout).toContain('Nobody’s points, rank or outcome changes.');
  });
});

describe('a scheme file that is no scheme', () => {
  const bomb = `a: &a [x, x, x, x, x, x, x, x]\n${[...'bcdefghij']
    .map(
      (name, n) => `${name}: &${name} [${Array.from({ length: 8 }, () => `*${'abcdefghi'[n]}`).join(', ')}]`
    )
    .join('\n')}\n`;
  const overlapping = 'inForce:\n  - from: 2024-01-01\n  - from: 2025-01-01\n';

  it.each([
    ['not-yaml', 'a YAML bomb', () => bomb],
    ['too-large', 'a hundred megabytes', () => `${own}\n# ${'办'.repeat(35_000_000)}`],
    ['bad-setting', '1e309', () => own.replace('points: 8', 'points: 1e309')],
    ['bad-setting', 'NaN', () => own.replace('points: 8', 'points: .nan')],
    ['bad-setting', '0.005', () => own.replace('points: 8', 'points: 0.005')],
    ['bad-setting', 'infinity', () => own.replace('points: 8', 'points: .inf')],
    [
      'unknown-reference',
      'a missing reference',
      () => own.replace('unless: [criticised]', 'unless: [nobody]')
    ],
    [
      'overlapping-versions',
      'overlapping versions',
      () => own.replace('inForce:\n  - from: 2024-01-01\n', overlapping)
    ],
    ['no-dates-in-force', 'no dates', () => own.replace('inForce:\n  - from: 2024-01-01\n', '')],
    ['cycle', 'a clause of itself', () => town.replace('of: duty\n', 'of: duty-missed\n')],
    ['cycle', 'a parameter that names itself', () => town.replace('value: 900', 'value: $stars-5')],
    ['bad-setting', 'a clause of a fact', () => town.replace('of: duty\n', 'of: visit\n')],
    ['duplicate-id', 'an id twice', () => own.replace('id: early-leave', 'id: late')],
    ['unknown-key', 'an unknown key', () => own.replace('base: 100', 'bass: 100')],
    ['not-yaml', 'broken YAML', () => own.replace('items:', 'items: [')],
    ['duplicate-id', 'a key twice', () => own.replace('base: 100', 'base: 100\nbase: 200')]
  ])('%s: %s, one error with its line, nothing else', async (code, name, make) => {
    const scheme = file(`${name.replaceAll(' ', '-')}.yaml`, make());
    const [checked, scored] = await Promise.all([
      points('check', '--scheme', scheme, '--json'),
      points('score', ...ledger, '--scheme', scheme, '--period', '2026-10', '--json')
    ]);
    expect([checked.exit, checked.stderr]).toEqual([2, '']);
    const { findings } = JSON.parse(checked.stdout);
    expect(findings).toEqual([expect.objectContaining({ level: 'error', code, line: expect.any(Number) })]);
    expect(findings[0].zh).toMatch(/[\u4e00-\u9fff]/);
    expect(findings[0].en).not.toMatch(/[\u4e00-\u9fff]/);
    expect([scored.exit, scored.stdout]).toEqual([2, '']);
    expect(JSON.parse(scored.stderr).error).toMatchObject({
      code: 'unknown-scheme',
      row: expect.any(Number)
    });
  });
});
