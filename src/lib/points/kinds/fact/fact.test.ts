import { describe, expect, it } from 'vitest';
import {
  effectsOfLines,
  smallScheme,
  statementOfLines,
  wordsOf
} from '../../../../../tests/points/small-scheme';

const scheme = smallScheme('id: late, kind: fact');

describe('fact', () => {
  it('counts nothing, and is on record', () => {
    const row = statementOfLines(scheme, '2026-05', ['2026-05-02 late 3']);
    expect(row.points).toBe(0);
    expect(effectsOfLines(row)).toEqual([[0, 'fact']]);
  });

  it('tells so', () => expect(wordsOf(scheme, 'late')[0]).toBe('只记录，本身不计分'));
});
