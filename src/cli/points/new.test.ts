import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readSheet } from 'read-excel-file/node';
import { docx, docxParagraph } from '../../../tests/make/docx';
import { workbook } from '../../../tests/make/workbook';
import { checkScheme, parseScheme, readCsv } from '../../lib/points';

const folder = mkdtempSync(join(tmpdir(), 'points-new-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);
const document = (name: string) => `tests/fixtures/documents/${name}.txt`;

function points(...args: string[]): Promise<{ exit: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, ['src/cli/points/main.mjs', ...args], (error, stdout, stderr) =>
      resolve({ exit: typeof error?.code === 'number' ? error.code : 0, stdout, stderr })
    );
    child.stdin?.end();
  });
}

function cellsOf(csv: string): string[][] {
  const reading = readCsv(new TextEncoder().encode(csv), 'review.csv');
  if (!reading.ok) throw new Error('unreadable');
  return [reading.table.header, ...reading.table.rows.map(({ cells }) => cells.map(String))];
}

/**
 * The sheet as a person leaves it: each row marked but `forgotten`, open levels named, rows that are no rule
 * struck out.
 */
function goneThrough(csv: string, forgotten = -1): string {
  const levels = ['国家', '自治区', '市', '县'];
  const lines = cellsOf(csv).map(([confirm = '', ...rest], n) => {
    let level = 0;
    const named = rest.map((cell) => cell.replace(/？(?=：)/g, () => levels[level++] ?? ''));
    return n === 0 || n === forgotten ? [confirm, ...rest] : [rest[2] === '待定' ? '否' : '是', ...named];
  });
  return lines.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n');
}

const confirm = (review: string, ...more: string[]) =>
  points('new', '--confirmed', review, '--name', '试行办法', '--from-date', '2026-01-01', ...more);

describe('points new', () => {
  it.each([
    ['A-community-cadres', 38],
    ['B-community-organisation', 75],
    ['C-county-officials', 41],
    ['D-party-members', 10],
    ['E-town-thousand', 67]
  ])('%s: document → sheet → scheme that parses, each item with its clause', async (name, rows) => {
    const listed = await points('new', '--from', document(name));
    expect([listed.exit, listed.stderr]).toEqual([0, '']);
    expect(cellsOf(listed.stdout)).toHaveLength(rows + 1);
    expect(
      cellsOf(listed.stdout)
        .slice(1)
        .every(([mark]) => mark === '')
    ).toBe(true);

    const review = at(`${name}.csv`);
    writeFileSync(review, goneThrough(listed.stdout));
    const made = await confirm(review);
    expect(made.stderr).toBe('');
    const scheme = parseScheme(made.stdout);
    expect(checkScheme(made.stdout).filter((one) => one.level === 'error')).toEqual([]);
    expect(scheme.items.every((item) => item.clause.text.length > 3)).toBe(true);
  });

  it('a row that nobody marked is named; nothing is written', async () => {
    const { stdout } = await points('new', '--from', document('A-community-cadres'));
    writeFileSync(at('half.csv'), goneThrough(stdout, 7));
    const { exit, stdout: nothing, stderr } = await confirm(at('half.csv'));
    expect([exit, nothing]).toEqual([2, '']);
    expect(JSON.parse(stderr).error).toMatchObject({
      code: 'unconfirmed',
      file: at('half.csv'),
      row: 8,
      column: '确认'
    });
  });

  it('as .xlsx, which people fill in too; what is there is never overwritten', async () => {
    const sheet = at('review.xlsx');
    const first = await points('new', '--from', document('A-community-cadres'), '--out', sheet);
    expect(first.stdout).toContain(`new --confirmed ${sheet}`);
    const again = await points(
      'new',
      '--from',
      document('A-community-cadres'),
      '--out',
      sheet,
      '--lang',
      'en'
    );
    expect([again.exit, JSON.parse(again.stderr).error.code]).toEqual([2, 'file-exists']);

    const [head = [], ...rows] = await readSheet(readFileSync(sheet));
    const filled = [head, ...rows.map(([, ...rest]) => [rest[2] === '待定' ? '否' : '是', ...rest])];
    const texts = filled.map((row) => row.map((cell) => String(cell ?? '')));
    writeFileSync(at('filled.xlsx'), workbook({ 条目: texts }));
    const made = await confirm(at('filled.xlsx'), '--out', at('scheme.yaml'));
    expect([made.exit, made.stderr]).toEqual([0, '']);
    expect(made.stdout).toMatch(/scheme\.yaml:\d+: 提醒：.*学习强国/);
    expect(parseScheme(readFileSync(at('scheme.yaml'), 'utf8')).base).toBe(10000);
  });

  it('from a table in .xlsx', async () => {
    const cells = [
      ['积分细则', '', ''],
      ['类别', '积分事项', '积分'],
      ['加分', '参加志愿服务', '+2'],
      ['扣分', '无故缺席', '-5']
    ];
    writeFileSync(at('table.xlsx'), workbook({ 细则: cells }));
    const { stdout } = await points('new', '--from', at('table.xlsx'), '--lang', 'en');
    expect(cellsOf(stdout).map((row) => row.slice(1, 6))).toEqual([
      ['id', 'name', 'kind', 'points', 'section'],
      ['s1-1', '参加志愿服务', '按次', '2', '加分'],
      ['s2-1', '无故缺席', '按次', '-5', '扣分']
    ]);
  });

  it('from a .docx and the same words as text, alike', async () => {
    const lines = ['一、加分', '参加志愿服务，每次加2分。', '二、扣分', '无故缺席，每次扣5分。'];
    writeFileSync(at('rules.docx'), docx(lines.map(docxParagraph).join('')));
    writeFileSync(at('rules.txt'), lines.join('\n'));
    const [word, text] = await Promise.all(
      ['rules.docx', 'rules.txt'].map((name) => points('new', '--from', at(name)))
    );
    expect([word?.exit, word?.stderr]).toEqual([0, '']);
    expect(word?.stdout).toBe(text?.stdout);
    expect(
      cellsOf(word?.stdout ?? '')
        .slice(1)
        .map((row) => row[4])
    ).toEqual(['2', '-5']);
  });

  it('who is scored is taken from the document with a remark, or from its flag', async () => {
    writeFileSync(
      at('shop.txt'),
      '积分以户为单位。\n一、加分\n1.参加村民大会每次加2分。\n二、兑换清单\n1.洗衣粉一袋10分。\n三、其他\n积分年底清零，次年重新计算。'
    );
    const listed = await points('new', '--from', at('shop.txt'), '--out', at('shop.csv'));
    expect(listed.stdout).toContain('--scored households --clears year');
    expect(listed.stdout).toContain('原文读作以户为对象，请核对');
    writeFileSync(at('shop-done.csv'), goneThrough(readFileSync(at('shop.csv'), 'utf8')));
    const made = await confirm(at('shop-done.csv'), '--clears', 'year');
    expect(parseScheme(made.stdout)).toMatchObject({
      subjects: 'households',
      redemption: { clears: 'year' }
    });
    expect(made.stdout).toContain('按原文的字句读作户（--scored households），请核对');
    const said = await confirm(at('shop-done.csv'), '--scored', 'members');
    expect(parseScheme(said.stdout)).toMatchObject({ subjects: 'members' });
    expect(said.stdout).not.toContain('请核对');
    const wrong = await confirm(at('shop-done.csv'), '--scored', 'dogs');
    expect([wrong.exit, wrong.stderr]).toEqual([2, expect.stringContaining('--scored people|members')]);
  });

  it.each([
    [
      'people',
      '积分以个人为单位。\n',
      '按原文的字句读作个人（--scored people），请核对',
      'By the document’s words people are scored (--scored people), see whether that is so.'
    ],
    [
      'households',
      '积分以户为单位。\n',
      '按原文的字句读作户（--scored households），请核对',
      'By the document’s words households are scored (--scored households), see whether that is so.'
    ],
    [
      'nobody',
      '',
      '没有说明给谁记分，按个人（--scored people）处理，请核对',
      'Nobody said who is scored: taken for people (--scored people), see whether that is so.'
    ]
  ])('says who is scored where the words say %s', async (name, head, chinese, english) => {
    writeFileSync(at(`${name}.txt`), `${head}一、加分\n1.参加村民大会每次加2分。`);
    const listed = await points('new', '--from', at(`${name}.txt`));
    writeFileSync(at(`${name}.csv`), goneThrough(listed.stdout));
    const inChinese = await confirm(at(`${name}.csv`), '--out', at(`${name}-zh.yaml`));
    expect(inChinese.stdout.split('\n')[0]).toBe(`${chinese}。`);
    const inEnglish = await confirm(at(`${name}.csv`), '--out', at(`${name}-en.yaml`), '--lang', 'en');
    expect(inEnglish.stdout.split('\n')[0]).toBe(english);
    expect(readFileSync(at(`${name}-en.yaml`), 'utf8')).toContain(chinese);
  });

  it('from a file of answers', async () => {
    writeFileSync(
      at('answers.yaml'),
      `name: 村民小组长积分办法
english: Group leaders
subjects: 村民小组长
scored: members
from: 2026-03-01
base: 20
ranks: { month: points, year: balance }
items:
  - { name: 参加会议, section: 日常, kind: 按次, points: 2, clause: 每参加一次会议加2分 }
  - { name: 无故缺席, section: 日常, kind: count, points: -3 }
  - { name: 表彰, section: 奖励, kind: 按等级, points: 市：10、省：20 }
`
    );
    const { stdout, stderr } = await points('new', '--answers', at('answers.yaml'));
    expect(stderr).toBe('');
    const scheme = parseScheme(stdout);
    expect(scheme).toMatchObject({
      id: 'group-leaders',
      subjects: 'members',
      base: 2000,
      score: { month: 'points', year: 'balance' },
      items: [
        { id: 'item-1', kind: 'count', points: 200, clause: { ref: '日常', text: '每参加一次会议加2分' } },
        { id: 'item-2', points: -300 },
        { id: 'item-3', kind: 'levels', levels: { city: 1000, province: 2000 } }
      ]
    });
    expect(stdout).toContain('对象：村民小组长');
  });

  it.each([
    ['bad-answers', ['--answers', 'wrong.yaml'], 'items.1.points'],
    ['bad-encoding', ['--from', 'scan.pdf'], 'scan.pdf'],
    ['broken-file', ['--from', 'broken.docx'], 'broken.docx'],
    ['nothing-found', ['--from', 'empty.txt'], 'empty.txt'],
    ['unreadable-file', ['--from', 'nowhere.txt'], 'nowhere.txt'],
    ['bad-date', ['--confirmed', 'empty.txt', '--name', 'x', '--from-date', '2026-02-30'], '2026-02-30'],
    ['bad-usage', ['--from', 'empty.txt', '--answers', 'wrong.yaml'], '--answers'],
    ['bad-usage', ['--confirmed', 'empty.txt', '--name', 'x'], '--from-date'],
    ['bad-usage', ['--period', '2026-10'], '--period'],
    ['bad-usage', [], '--from']
  ])('%s: %j is refused in both languages', async (code, args, named) => {
    writeFileSync(
      at('wrong.yaml'),
      'name: x\nfrom: 2026-01-01\nitems: [{ name: a, section: b, kind: 按次, points: 1e309 }]'
    );
    writeFileSync(at('scan.pdf'), new Uint8Array([0x25, 0x50, 0x44, 0x46, 0xff, 0xfe, 0]));
    writeFileSync(at('broken.docx'), 'PK\u0003\u0004');
    writeFileSync(at('empty.txt'), '一、总则');
    const files = args.map((arg) => (/\.(yaml|pdf|txt|docx)$/.test(arg) ? at(arg) : arg));
    for (const lang of ['zh', 'en']) {
      const { exit, stdout, stderr } = await points('new', ...files, '--lang', lang);
      expect([exit, stdout]).toEqual([2, '']);
      const { error } = JSON.parse(stderr);
      expect(error.code).toBe(code);
      expect(error.message).toContain(named);
      expect(error.message).toMatch(lang === 'zh' ? /。$/ : /\.$/);
    }
  });
});
