import { describe, expect, test } from 'vitest';
import { booked, entry } from '../../../../../tests/make/entry';
import { person } from '../../../../../tests/make/person';
import { planned } from '../../../../../tests/make/planned';
import { csv, rawWorkbook, sheetXml, upload, workbook, zip } from '../../../../../tests/make/workbook';
import { importLimits } from './limits';

/** Each case that the issue lists under "Bad input": refused or shown clearly, by row and column. */
const head = '流水号,编号,事项,日期';
const reported = async (...args: Parameters<typeof planned>) =>
  (await planned(...args)).problems.map(({ code, row, column }) => [code, row, column]);

describe('files that are no spreadsheet', () => {
  test('a broken workbook', async () => {
    const good = workbook({ 积分: [['流水号', '编号', '事项', '日期']] });
    expect(await reported([upload('a.xlsx', good.slice(0, good.length - 40))])).toEqual([
      ['broken-workbook', null, null]
    ]);
    const torn = good.slice();
    torn.fill(7, 60, 400);
    expect(await reported([upload('a.xlsx', torn)])).toEqual([['broken-workbook', null, null]]);
  });

  test('an archive that is no workbook', async () => {
    const archive = zip([{ path: 'word/document.xml', data: Buffer.from('<a/>') }]);
    expect(await reported([upload('a.xlsx', archive)])).toEqual([['not-a-workbook', null, null]]);
  });

  test('.xls, .et and workbooks with a password', async () => {
    const old = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    expect(await reported([upload('名册.et', old)])).toEqual([['old-workbook', null, null]]);
    const locked = zip([{ path: 'xl/workbook.xml', data: Buffer.from('<a/>'), flags: 1 }]);
    expect(await reported([upload('a.xlsx', locked)])).toEqual([['locked-workbook', null, null]]);
  });

  test('a picture, an empty file, text in UTF-16', async () => {
    expect(await reported([upload('a.csv', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0]))])).toEqual([
      ['not-a-spreadsheet', null, null]
    ]);
    expect(await reported([upload('a.csv', new Uint8Array(0))])).toEqual([['empty-file', null, null]]);
    expect(await reported([upload('a.csv', Uint8Array.from([0xff, 0xfe, 0x16, 0x7f]))])).toEqual([
      ['bad-encoding', null, null]
    ]);
  });

  test('a letter, and a workbook that isn’t one: nobody looks for a header in them', async () => {
    expect(await reported([csv('各位同事：\n\n请查收。\n', '说明.txt')])).toEqual([
      ['not-a-spreadsheet', null, null]
    ]);
    expect(await reported([csv('\n'.repeat(1000))])).toEqual([['not-a-spreadsheet', null, null]]);
    expect(await reported([csv('not a workbook\n', '十一月.xlsx')])).toEqual([
      ['broken-workbook', null, null]
    ]);
    const noise = Uint8Array.from({ length: 400 }, (_, n) => 0x81 + ((n * 37) % 126));
    expect(await reported([upload('十一月.xlsx', noise)])).toEqual([['broken-workbook', null, null]]);
  });

  test('a 50 MB file isn’t even looked at', async () => {
    expect(await reported([upload('a.xlsx', new Uint8Array(50 * 1024 * 1024))])).toEqual([
      ['file-too-large', null, null]
    ]);
  });
});

describe('archives that grow', () => {
  const zeros = Buffer.alloc(20 * 1024 * 1024);

  test('a zip bomb as .xlsx: declared honestly', async () => {
    const bomb = rawWorkbook('<worksheet/>', [{ path: 'xl/sharedStrings.xml', data: zeros }]);
    expect(bomb.length).toBeLessThan(importLimits.file);
    expect(await reported([upload('a.xlsx', bomb)])).toEqual([['oversized-workbook', null, null]]);
  });

  test('a zip bomb as .xlsx: declared small', async () => {
    const bomb = zip([
      { path: 'xl/workbook.xml', data: Buffer.from('<workbook/>') },
      { path: 'xl/sharedStrings.xml', data: zeros, declared: 1000 }
    ]);
    expect(await reported([upload('a.xlsx', bomb)])).toEqual([['oversized-workbook', null, null]]);
  });

  test('parts that overlap', async () => {
    const data = Buffer.from('<workbook/>');
    const length = zip([{ path: 'xl/a.xml', data }]).length - 22 - 46 - 8;
    const bomb = zip([
      { path: 'xl/a.xml', data },
      { path: 'xl/b.xml', data, shift: -length }
    ]);
    expect(await reported([upload('a.xlsx', bomb)])).toEqual([['oversized-workbook', null, null]]);
  });

  test('too many parts', async () => {
    const parts = Array.from({ length: importLimits.parts + 1 }, (_, n) => ({
      path: `xl/${n}.xml`,
      data: Buffer.from('')
    }));
    expect(await reported([upload('a.xlsx', zip(parts))])).toEqual([['oversized-workbook', null, null]]);
  });

  test.each(['../../etc/passwd', '/xl/workbook.xml', 'xl\\workbook.xml', 'C:/x.xml'])(
    'the path %s',
    async (path) => {
      expect(await reported([upload('a.xlsx', zip([{ path, data: Buffer.from('<a/>') }]))])).toEqual([
        ['broken-workbook', null, null]
      ]);
    }
  );

  test('XML entities that expand', async () => {
    const laughs = '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;">]><worksheet><sheetData/></worksheet>';
    expect(await reported([upload('a.xlsx', rawWorkbook(laughs))])).toEqual([
      ['broken-workbook', null, null]
    ]);
  });

  test('a cell in row 1048576 and column XFD doesn’t make millions of empty ones', async () => {
    const far =
      '<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>';
    expect(await reported([upload('a.xlsx', rawWorkbook(far))])).toEqual([['too-many-rows', null, null]]);
    const formatted = sheetXml([
      ['编号', '姓名'],
      ['u1', '李明']
    ]).replace('</sheetData>', '<row r="1048576"><c r="XFD1048576" s="3"/></row></sheetData>');
    expect(await reported([upload('a.xlsx', rawWorkbook(formatted))])).toEqual([]);
  });
});

describe('workbooks that take hours to read', () => {
  /** The text is hard to compress, because a zip bomb would be refused by its ratio alone. */
  const noise = Array.from({ length: 9000 }, (_, n) => Math.abs(Math.sin(n)).toString(36).slice(2)).join('');
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const codeOfFile = async (bytes: Uint8Array) => {
    const begun = performance.now();
    const [first] = await reported([upload('a.xlsx', bytes)]);
    return { code: first?.[0], quick: performance.now() - begun < 4000 };
  };

  test.each(['Relationship', 'sheet'])('tags of %s that nothing ends', async (name) => {
    const data = Buffer.from(`<${name} `.repeat(150_000) + noise);
    const rels = { path: 'xl/_rels/workbook.xml.rels', data };
    const workbook = { path: 'xl/workbook.xml', data };
    const bytes = zip(name === 'sheet' ? [workbook] : [{ ...workbook, data: Buffer.from('<a/>') }, rels]);
    expect(await codeOfFile(bytes)).toEqual({ code: 'broken-workbook', quick: true });
  });

  test('a number format of brackets', async () => {
    const code = '['.repeat(100_000) + noise.slice(0, 8000);
    const styles = `<styleSheet xmlns="${main}"><numFmts><numFmt numFmtId="164" formatCode="${code}"/></numFmts><cellXfs><xf numFmtId="164"/></cellXfs></styleSheet>`;
    const rows = `<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1" s="0"><v>1</v></c></row></sheetData></worksheet>`;
    const bytes = rawWorkbook(rows, [{ path: 'xl/styles.xml', data: Buffer.from(styles) }]);
    expect(await codeOfFile(bytes)).toEqual({ code: 'oversized-workbook', quick: true });
  });

  test('ranges that are merged again and again', async () => {
    const rows = Array.from({ length: 5000 }, (_, n) => [n]);
    const merged = '<mergeCell ref="A1:A5000"/>'.repeat(150_000);
    const sheet = sheetXml(rows).replace(
      '</worksheet>',
      `<mergeCells>${merged}</mergeCells>${noise}</worksheet>`
    );
    expect(await codeOfFile(rawWorkbook(sheet))).toEqual({ code: 'oversized-workbook', quick: true });
  });
});

describe('tables', () => {
  test('wrong headers', async () => {
    expect(await reported([csv('甲,乙,丙\n1,2,3\n')])).toEqual([['no-table', null, null]]);
    expect(await reported([csv('流水号,编号,项目,日期\ne1,u1,调解纠纷,2026-11-03\n')])).toEqual([
      ['missing-column', 1, '事项']
    ]);
  });

  test('an unknown person, an unknown item', async () => {
    expect(await reported([csv(`${head}\ne1,u9,调解纠纷,2026-11-03\ne2,u1,唱歌,2026-11-03\n`)])).toEqual([
      ['unknown-subject', 2, '编号'],
      ['unknown-item', 3, '事项']
    ]);
  });

  test('duplicate rows', async () => {
    const row = 'e1,u1,调解纠纷,2026-11-03';
    expect(await reported([csv(`${head}\n${row}\n${row}\n`)])).toEqual([['duplicate-id', 3, '流水号']]);
    expect(await reported([csv('编号,姓名\nu1,李明\nu1,李明\n')])).toEqual([
      ['duplicate-subject', 3, '编号']
    ]);
  });

  test('one bad row refuses the whole', async () => {
    const plan = await planned([csv(`${head}\ne1,u1,调解纠纷,2026-11-03\ne2,u1,调解纠纷,2026-13-03\n`)]);
    expect(plan.problems).toHaveLength(1);
    expect(plan.entries.added).toEqual([]);
  });

  test('the same number with other content', async () => {
    const plan = await planned([csv(`${head}\ne1,u1,调解纠纷,2026-11-04\n`)], {
      entries: booked([entry('e1')])
    });
    expect(plan.problems).toMatchObject([
      { code: 'duplicate-id', row: 2, column: '流水号', params: { value: 'e1', differs: '日期' } }
    ]);
  });

  test('too many rows', async () => {
    const rows = Array.from({ length: importLimits.rows + 1 }, (_, n) => `e${n},u1,调解纠纷,2026-11-03`);
    expect(await reported([csv([head, ...rows].join('\n'))])).toEqual([['too-many-rows', null, null]]);
  });

  test('150,000 rows, millions of line ends, a million commas: refused, never a fault', async () => {
    const many = Array.from({ length: 150_000 }, (_, n) => `e${n},u1,调解纠纷,2026-11-03`);
    expect(await reported([csv([head, ...many].join('\n'))])).toEqual([['too-many-rows', null, null]]);
    expect(await reported([csv(many.slice(0, 90_000).join('\n'))])).toEqual([['too-many-rows', null, null]]);
    expect(await reported([csv('\n'.repeat(4_000_000))])).toEqual([['too-many-rows', null, null]]);
    expect(await reported([csv(`${head}${','.repeat(1_000_000)}x\n`)])).toEqual([
      ['too-many-columns', null, null]
    ]);
    // Empty formatted rows are nobody's data.
    expect(await reported([csv(`编号,姓名\nu1,李明\n${',\n'.repeat(60_000)}`)])).toEqual([]);
  });
});

describe('texts', () => {
  const names = async (name: string) => planned([csv(`编号,姓名\nu7,"${name.replace(/"/g, '""')}"\n`)]);

  test.each([
    ['a formula typed as text', '=HYPERLINK("http://x.example","点我")', 'formula'],
    ['a plus', '+8613000000000', 'formula'],
    ['an at sign', '@SUM(A1)', 'formula'],
    ['200 characters', '长'.repeat(200), 'too-long'],
    ['an emoji', '李明😀', 'emoji'],
    ['a family of emoji', '👨‍👩‍👧', 'hidden-characters'],
    ['a bidi override', '李\u202e明', 'hidden-characters'],
    ['a control character', '李\u0007明', 'hidden-characters'],
    ['markup', '<img src=x>', 'odd-characters']
  ])('a name with %s', async (_, name, code) => {
    expect((await names(name)).problems.map((one) => [one.code, one.row, one.column])).toEqual([
      [code, 2, '姓名']
    ]);
  });

  test('a formula in a cell is shown as its text, whatever its cached result', async () => {
    const sheet = sheetXml([
      ['编号', '姓名'],
      ['u7', '=HYPERLINK("http://x.example","点我")']
    ]);
    const { problems } = await planned([upload('a.xlsx', rawWorkbook(sheet))]);
    expect(problems).toMatchObject([
      { code: 'formula', row: 2, column: '姓名', params: { text: '=HYPERLINK("http://x.example","点我")' } }
    ]);
  });

  test.each(['𠮷田', '㛃明', '阿依努尔·热合曼', 'Anna-Maria O’Neil', '李 明'])(
    'the name %s is taken',
    async (name) => {
      const plan = await names(name);
      expect(plan.problems).toEqual([]);
      expect(plan.roster.added).toMatchObject([{ id: 'u7', name: name.replace('李 明', '李明') }]);
    }
  );

  test.each([
    ['李\u3000明', '李明'],
    ['李\u00a0明', '李明'],
    ['李\n明', '李明'],
    ['阿依努尔‧热合曼', '阿依努尔·热合曼'],
    ['阿依努尔∙热合曼', '阿依努尔·热合曼'],
    ['阿依努尔⋅热合曼', '阿依努尔·热合曼']
  ])('the name %j is taken as %s', async (written, name) => {
    const plan = await names(written);
    expect(plan.problems).toEqual([]);
    expect(plan.roster.added).toMatchObject([{ id: 'u7', name }]);
  });

  test('Alt+Enter in a cell is a line break, not an invisible character', async () => {
    const plan = await planned([
      csv('流水号,编号,事项,日期,依据\ne1,u1,调解纠纷,2026-11-03,"调字34号\n附件二"\n')
    ]);
    expect(plan.problems).toEqual([]);
    expect(plan.entries.added).toMatchObject([{ entry: { basis: '调字34号 附件二' } }]);
  });

  test('rare characters are said', async () => {
    expect((await names('𠮷㛃')).notices).toMatchObject([
      { code: 'rare-characters', row: 2, params: { rare: '𠮷㛃' } }
    ]);
  });

  test('a day of joining that can hardly be right is said, and taken', async () => {
    const file = csv('编号,姓名,到岗\nu7,王强,1900-01-01\nu8,刘芳,1965-12-31\nu9,周敏,1966-01-01\n');
    const { problems, notices } = await planned([file]);
    expect(problems).toEqual([]);
    expect(notices).toMatchObject([
      { code: 'joined-long-ago', row: 2, column: '到岗', params: { name: '王强', day: '1900-01-01' } },
      { code: 'joined-long-ago', row: 3, params: { name: '刘芳' } }
    ]);
  });

  test('a name beside another person’s number', async () => {
    const plan = await planned([csv('流水号,编号,姓名,事项,日期\ne1,u2,李明,调解纠纷,2026-11-03\n')]);
    expect(plan.problems).toMatchObject([{ code: 'name-differs', row: 2, column: '姓名' }]);
  });

  test('a name in a form that some programs copy is that name', async () => {
    const plan = await planned([csv('流水号,编号,姓名,事项,日期\ne1,u1,\uf9e1明,调解纠纷,2026-11-03\n')]);
    expect(plan.problems).toEqual([]);
  });
});

describe('dates', () => {
  test('serials, 2026/1/5, 2026年1月5日 and date cells', async () => {
    const rows = workbook({
      积分: [
        ['流水号', '编号', '事项', '日期', '登记月'],
        ['e1', 'u1', '调解纠纷', 46330, null],
        ['e2', 'u1', '调解纠纷', '2026/11/5', null],
        ['e3', 'u1', '调解纠纷', '2026年11月5日', null],
        ['e4', 'u1', '调解纠纷', new Date('2026-11-05'), new Date('2026-11-01')]
      ]
    });
    const plan = await planned([upload('a.xlsx', rows)]);
    expect(plan.problems).toEqual([]);
    expect(plan.entries.added.map((one) => [one.entry.date, one.entry.period])).toEqual([
      ['2026-11-04', '2026-11'],
      ['2026-11-05', '2026-11'],
      ['2026-11-05', '2026-11'],
      ['2026-11-05', '2026-11']
    ]);
  });

  test('a day later this month, and tomorrow', async () => {
    expect(await reported([csv(`${head}\ne1,u1,调解纠纷,2026-11-12\ne2,u1,调解纠纷,2026-11-11\n`)])).toEqual([
      ['date-in-future', 2, '日期']
    ]);
  });

  test('a month that hasn’t begun', async () => {
    expect(await reported([csv(`${head}\ne1,u1,调解纠纷,2026-12-03\n`)])).toEqual([
      ['date-in-future', 2, '日期']
    ]);
  });
});

test('files of more than one person at once: a roster beside its entries', async () => {
  const plan = await planned(
    [csv('编号,姓名\nu1,李明\nu3,陶立群\n', '名册.csv'), csv(`${head}\ne1,u3,调解纠纷,2026-11-03\n`)],
    { subjects: [person('u1', '李明')] }
  );
  expect(plan.problems).toEqual([]);
  expect(plan.roster).toMatchObject({ added: [{ id: 'u3' }], unchanged: 1 });
  expect(plan.people).toEqual([
    { subject: 'u3', name: '陶立群', period: '2026-11', before: 2800, after: 3300 }
  ]);
});
