import { describe, expect, it } from 'vitest';
import { readings, smallScheme, statementOfLines, wordsOf } from '../../../../../tests/points/small-scheme';

const scheme = smallScheme(
  'id: work, kind: assess, max: 200, required: true',
  'id: grade, kind: assess, of: work, max: 200, perGrade: 15',
  'id: fault, kind: clause, of: work, takes: 30',
  'id: given, kind: assess, max: 2, otherwiseFull: true'
);
const year = (...lines: string[]) =>
  statementOfLines(
    scheme,
    '2026',
    lines.map((line) => `2026-12-31 ${line}`)
  );

describe('assess', () => {
  it('is the number, less its clauses, never below 0; full where nobody assesses', () => {
    expect(year('work =150.5').points).toBe(15_250);
    expect(year('work =50', 'fault 2').points).toBe(200);
    expect(year('work =50', 'given =0').points).toBe(5000);
  });

  it('or grades below the best', () => {
    expect([year('grade =0').points, year('grade =2').points, year('grade =14').points]).toEqual([
      20_200, 17_200, 200
    ]);
  });

  it('a required one that is missing leaves the year incomplete', () => {
    expect([year().status, year('grade =1').status, year('fault').status]).toEqual([
      ...['incomplete', 'ranked', 'incomplete']
    ]);
  });

  it('reads a number up to its maximum, or whole grades', () => {
    expect(readings(scheme, 'work', '200', '200.01', '-1', '0')).toEqual(['200', null, null, '0']);
    expect(readings(scheme, 'grade', '0', '3', '1.5', '-1')).toEqual(['0', '3', null, null]);
  });

  it('tells its worth', () => {
    expect([wordsOf(scheme, 'work')[0], wordsOf(scheme, 'grade')[0]]).toEqual([
      '0—200',
      '200，每降一个等次 −15'
    ]);
  });
});
