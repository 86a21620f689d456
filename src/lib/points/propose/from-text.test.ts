import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDocument } from './document/read-document';
import type { SchemeProposal } from './proposal';

const textOf = (name: string) => readFileSync(`tests/fixtures/documents/${name}.txt`, 'utf8');
const documents = {
  A: textOf('A-community-cadres'),
  B: textOf('B-community-organisation'),
  C: textOf('C-county-officials'),
  D: textOf('D-party-members'),
  E: textOf('E-town-thousand')
};
const found = Object.fromEntries(
  Object.entries(documents).map(([id, text]) => [id, readDocument(text).rows])
);
const proposalsOf = (id: keyof typeof documents): SchemeProposal[] => found[id] ?? [];

const rulesOf = (id: keyof typeof documents) => proposalsOf(id).filter((one) => one.worth.kind !== 'open');
const openOf = (id: keyof typeof documents) => proposalsOf(id).filter((one) => one.worth.kind === 'open');

/** `3: -2 -2` for an item of three marks with two deductions; `x` takes all, `!` goes beyond the item. */
function marksOf(proposals: readonly SchemeProposal[]): string[] {
  return proposals.flatMap(({ id, worth }) => {
    if (worth.kind !== 'allowance' && worth.kind !== 'assess') return [];
    const clauses = proposals.flatMap(({ worth: own }) => {
      if (own.kind !== 'clause' || own.of !== id) return [];
      return own.effect === 'void' ? 'x' : own.effect === 'overflow' ? `!${own.points}` : String(own.points);
    });
    return [`${worth.max}: ${clauses.join(' ')}`.trim()];
  });
}

/** Points of a kind, in the document's order. */
function figuresOf(proposals: readonly SchemeProposal[], section: string) {
  return proposals
    .filter((one) => one.section === section && one.worth.kind !== 'open')
    .map(({ worth }) => {
      if (worth.kind === 'levels') return worth.levels.map((one) => one.points).join('/');
      if (worth.kind === 'ranks') return worth.ranks.map((one) => one.points).join('/');
      if (worth.kind === 'amount') return `${worth.min}–${worth.max}`;
      return 'points' in worth ? worth.points : worth.kind;
    });
}

describe('what is proposed', () => {
  it('B: all sixteen weights', () => {
    const weights = proposalsOf('B').filter((one) => one.id.startsWith('s1-'));
    expect(marksOf(weights).map((one) => Number.parseInt(one, 10))).toEqual([
      10, 5, 5, 6, 9, 3, 3, 3, 10, 5, 5, 10, 10, 10, 3, 3
    ]);
    expect(weights.map((one) => one.name)).toContain('工会、共青团、妇联工作');
  });

  it('B: all 17 items of the detail table with all 42 deductions, the one that the text breaks off in too', () => {
    const detail = proposalsOf('B').filter((one) => !one.id.startsWith('s1-'));
    expect(marksOf(detail)).toEqual([
      '3: -2 -2',
      '8: x x',
      '4: -2 -1 -1',
      '3: -1 -3 -2',
      '3: -2 -1',
      '2: -1 -1',
      '2: -1 -1',
      '2: -1',
      '3: -1 -2',
      '2: x -1',
      '3: -1 -2',
      '5: x x -2 -3 -2 !-5',
      '3: -1 -2 -2',
      '6: -1 x -2 -2 -2',
      '4: -2 -2 -0.5 -2',
      '2:',
      '3: -1'
    ]);
    expect([...new Set(detail.map((one) => one.section))]).toEqual([
      '社区班子队伍建设',
      '党员队伍建设',
      '工作机制'
    ]);
    expect(detail[detail.length - 1]?.remarks).toContainEqual({ code: 'cut-off' });
  });

  it('B: damage is flagged, with what it was read as; what is sound is not', () => {
    const damaged = proposalsOf('B').flatMap((one) =>
      one.remarks.flatMap(({ code, from, to }) => (code === 'damaged' ? [`${from}→${to}`] : []))
    );
    expect(damaged.filter((one) => one.endsWith('→扣'))).toEqual([
      '扌II→扣',
      '扌口→扣',
      '扌11→扣',
      '扌II→扣',
      '扌II→扣',
      '扌II→扣'
    ]);
    expect(damaged.filter((one) => one === '冇→有')).toHaveLength(6);
    for (const clean of ['A', 'C', 'D'] as const) {
      expect(proposalsOf(clean).filter((one) => one.remarks.some(({ code }) => code === 'damaged'))).toEqual(
        []
      );
    }
  });

  it('B: each row has the words that it came from, damaged, as they stand in the file', () => {
    const row = proposalsOf('B').find((one) => one.source.text.includes('扌111分'));
    expect(row).toMatchObject({
      name: '社区两委班子中党员比例低于50%',
      worth: { kind: 'clause', effect: 'deduct', points: -1 },
      clause: '社区两委班子中党员比例低于50%的,扣1分',
      source: { line: 9, text: '社区两委班子中党员比例低于50%的,扌111分' }
    });
    expect(documents.B.slice(row?.source.start, row?.source.end)).toBe(row?.source.text);
  });

  it('A: every award and deduction, and what breaks the monthly ones', () => {
    expect(figuresOf(proposalsOf('A'), '积分构成')).toEqual([100]);
    expect(figuresOf(proposalsOf('A'), '根底积分')).toEqual([
      ...['fact', 'fact', 'fact', 8, 'fact', 'fact', 10],
      ...[5, -5, '10', 'resolution']
    ]);
    expect(figuresOf(proposalsOf('A'), '任务积分')).toEqual([
      2,
      1,
      -2,
      2,
      5,
      5,
      -1,
      5,
      2,
      '5',
      5,
      'resolution'
    ]);
    expect(figuresOf(proposalsOf('A'), '奖励积分')).toEqual(['5', '5/10/15/20/30', 'resolution']);
    const awards = proposalsOf('A').flatMap(({ worth }) => (worth.kind === 'standing' ? [worth.unless] : []));
    expect(awards).toEqual([
      ['s2-1', 's2-2', 's2-3'],
      ['s2-1', 's2-2', 's2-3', 's2-5', 's2-6'],
      ['s2-9'],
      ['s3-7']
    ]);
  });

  it('A: the study app is flagged', () => {
    const flagged = proposalsOf('A').filter((one) => one.remarks.some(({ code }) => code === 'burden'));
    expect(flagged.map((one) => one.id)).toEqual(['s4-1']);
  });

  it('C: the nine parts of the base, awards by level and rank, deductions, the highest of each', () => {
    expect(marksOf(proposalsOf('C'))).toEqual(['30:', '10:', '10:', '10:', '10:', '10:', '10:', '5:', '5:']);
    expect(figuresOf(proposalsOf('C'), '奖励加分')).toEqual([
      ...['highest', '8/4/2/1', '5/3/2/1', 1, 2],
      ...['2/1/0.5', '3/2/1', 3, 3]
    ]);
    const highest = proposalsOf('C').flatMap(({ worth }) => (worth.kind === 'highest' ? [worth] : []));
    expect(highest.map(({ items, most }) => [items.length, most])).toEqual([
      [8, 10],
      [9, null]
    ]);
    expect(figuresOf(proposalsOf('C'), '惩戒扣分')).toEqual(['highest', -5, -3, -3, -1, -1, -2, -1, -1, -1]);
  });

  it('D: without punctuation: base, added points, faults, veto', () => {
    expect(rulesOf('D').map(({ worth }) => worth)).toEqual([
      { kind: 'base', points: 60 },
      { kind: 'amount', sign: 1, min: null, max: null },
      { kind: 'amount', sign: -1, min: null, max: null },
      { kind: 'veto' }
    ]);
  });

  it('E: all deductions by item, all awards and sanctions', () => {
    expect(marksOf(proposalsOf('E'))).toEqual([
      '40: -5 x -20 x',
      '60: -5',
      '40: -10 -50',
      '40: x !-100',
      '40: -20 -20 -10',
      '40: -5 -5',
      '40: -10',
      '300: -50',
      '300:',
      '200: -15 -30 -20 -40 -20 -30'
    ]);
    expect(figuresOf(proposalsOf('E'), '奖惩办法')).toEqual([
      ...['100–200', '10/20/40/100', 'highest', '20/40/80/200', '20/40/80', '20/40/60/80'],
      ...['20/50', -50, '20/50', -50, 'resolution', 10, '20–50']
    ]);
    expect(figuresOf(proposalsOf('E'), '结果运用')).toEqual(['15–40']);
    expect(
      proposalsOf('E')
        .filter(({ worth }) => worth.kind === 'ballot')
        .map((one) => one.name)
    ).toEqual(['民主评议']);
  });

  it('what may be a rule and gave no row is listed: who loses what, who comes first, who divides by twelve', () => {
    const opens = (id: keyof typeof documents) => openOf(id).map(({ clause }) => clause);
    expect(opens('A')).toContain(
      '对总积分排名倒数后三名的干部,取消一切参加评先评优资格,并按照干部管理有关规定,区别不同情况,稳妥慎重作出组织处置'
    );
    expect(opens('B')).toEqual([]);
    expect(opens('C')).toContain('对连续3个季度排在靠后5%的领导干部进行组织约谈');
    expect(opens('C').filter((one) => /^[(]\d+分[)]$/.test(one))).toEqual([]);
    expect(opens('D')).toContain('取消评先评优资格 由党支部负责人对其进 行诫勉谈话 督促其限期整改提高');
    expect(opens('E')).toContain('年终计算出每人年度考核结果,计算方法为当年每月考核结果之和除以12');
    expect(opens('E').filter((one) => one.includes('发布时间'))).toEqual([]);
  });

  it.each(Object.keys(documents) as (keyof typeof documents)[])(
    '%s: ids and names are unique, sources stand in the file',
    (id) => {
      const rows = proposalsOf(id);
      expect(new Set(rows.map((one) => one.id)).size).toBe(rows.length);
      expect(new Set(rows.map((one) => one.name)).size).toBe(rows.length);
      for (const { source, name } of rows) {
        expect(name).not.toBe('');
        const there = documents[id].slice(source.start, source.end).replace(/\n\n\d+、/g, '');
        expect(there.replace(/\s+/g, ' ').trim()).toBe(source.text);
        expect(documents[id].split('\n')[source.line - 1]).toContain(source.text.slice(0, 2));
      }
    }
  );

  it('nothing in a text without points', () => {
    expect(readDocument('').rows).toEqual([]);
    expect(readDocument('一、总则\n本办法自下发之日起实施。').rows).toEqual([]);
  });

  it('what copying leaves behind, and nobody sees, is left out', () => {
    const [first] = readDocument('一、考勤\n1.每迟到\u200b一次扣\u00ad2分。\n').rows;
    expect(first?.worth).toMatchObject({ kind: 'count', points: -2 });
    expect(first?.name).not.toContain('\u200b');
  });
});
