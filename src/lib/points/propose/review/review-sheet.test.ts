import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ReadTable } from '../../reading/table';
import { readDocument } from '../document/read-document';
import { reviewSentence } from './review-problem';
import { readReview, reviewSheet } from './review-sheet';

const b = readDocument(readFileSync('tests/fixtures/documents/B-community-organisation.txt', 'utf8')).rows;
const tableOf = ([header = [], ...rows]: string[][]): ReadTable => ({
  file: 'review.csv',
  header,
  rows: rows.map((cells, n) => ({ row: n + 2, cells }))
});
const header = ['确认', '事项 id', '名称', '类型', '分值', '章节', '原文', '提醒'];
const sheet = (...rows: string[][]) => tableOf([header, ...rows]);
const reported = ({ problems }: ReturnType<typeof readReview>) =>
  problems.map((one) => [one.code, one.row, one.column]);

describe('the review sheet', () => {
  it('has a row for each proposal, nothing confirmed, damage in words', () => {
    const [head, ...rows] = reviewSheet(b, 'zh');
    expect(head).toEqual(header);
    expect(rows).toHaveLength(b.length);
    expect(rows.every(([confirm]) => confirm === '')).toBe(true);
    expect(rows.find((row) => row[6]?.includes('扌111分'))).toEqual([
      '',
      's3-1b',
      '社区两委班子中党员比例低于50%',
      '扣分条款（s3-1）',
      '-1',
      '党员队伍建设',
      '社区两委班子中党员比例低于50%的,扌111分',
      '疑似扫描错字：“扌11”读作“扣”'
    ]);
  });

  it('refuses every row that is neither confirmed nor struck out', () => {
    const rows = reviewSheet(b, 'zh');
    const read = readReview(tableOf(rows));
    expect(reported(read)).toEqual(rows.slice(1).map((_, n) => ['unconfirmed', n + 2, '确认']));
  });

  it('confirmed throughout it gives back what was proposed', () => {
    const [head = [], ...rows] = reviewSheet(b, 'zh');
    const { rows: confirmed, problems } = readReview(
      tableOf([head, ...rows.map(([, ...rest]) => ['是', ...rest])])
    );
    expect(problems).toEqual([]);
    expect(confirmed.map(({ id, name, worth }) => ({ id, name, worth }))).toEqual(
      b.map(({ id, name, worth }) => ({ id, name, worth }))
    );
  });

  it('a row that is struck out is gone, whatever it says', () => {
    const read = readReview(
      sheet(['否', '', '', '', '', '', '', ''], ['是', 'a', '迟到', '按次', '-1', '考勤', '', ''])
    );
    expect(read.problems).toEqual([]);
    expect(read.rows.map((one) => one.id)).toEqual(['a']);
  });

  it.each([
    [['是', 'S1', '迟到', '按次', '-1', '考勤'], 'bad-id', '事项 id'],
    [['是', 'a', '', '按次', '-1', '考勤'], 'empty', '名称'],
    [['是', 'a', '迟到', '按次', '-1', ''], 'empty', '章节'],
    [['是', 'a', '迟到', '奖励', '-1', '考勤'], 'bad-kind', '类型'],
    [['是', 'a', '取消资格', '待定', '', '考勤'], 'open', '类型'],
    [['是', 'a', '迟到', '按次', '一分', '考勤'], 'bad-points', '分值'],
    [['是', 'a', '表彰', '按等级', '？：5', '考勤'], 'unknown-level', '分值'],
    [['是', 'a', '迟到', '扣分条款（b）', '-1', '考勤'], 'unknown-row', '类型'],
    [['是', 'a', '全勤', '月奖', '5（除非 b）', '考勤'], 'unknown-row', '分值'],
    [['也许', 'a', '迟到', '按次', '-1', '考勤'], 'unconfirmed', '确认']
  ])('%j is a %s in column %s', (row, code, column) => {
    const read = readReview(sheet(row));
    expect(reported(read)).toEqual([[code, 2, column]]);
    const [problem] = read.problems;
    if (!problem || 'params' in problem) throw new Error('another problem');
    expect(reviewSentence(problem, 'zh')).toMatch(/。$/);
    expect(reviewSentence(problem, 'en')).toMatch(/\.$/);
  });

  it('two rows of one id or name, a clause of what has no full marks', () => {
    const late = ['是', 'a', '迟到', '按次', '-1', '考勤'];
    expect(reported(readReview(sheet(late, late)))).toEqual([
      ['twice', 3, '事项 id'],
      ['twice', 3, '名称']
    ]);
    const clause = ['是', 'b', '早退', '扣分条款（a）', '-1', '考勤'];
    expect(reported(readReview(sheet(late, clause)))).toEqual([['not-full-marks', 3, '类型']]);
  });

  it('nothing confirmed, or no such columns', () => {
    expect(reported(readReview(sheet(['否', 'a', '迟到', '按次', '-1', '考勤'])))).toEqual([
      ['nothing-confirmed', null, null]
    ]);
    expect(reported(readReview(tableOf([['事项', '分值']])))[0]).toEqual(['missing-column', 1, 'confirm']);
  });
});
