import { describe, expect, it } from 'vitest';
import { effectsOf, smallScheme, statementOf, wordsOf } from '../../../../../tests/points/small-scheme';

const scheme = smallScheme('id: late, kind: fact');

describe('fact', () => {
  it('counts nothing, and is on record', () => {
    const row = statementOf(scheme, '2026-05', ['2026-05-02 late 3']);
    expect(row.points).toBe(0);
    expect(effectsOf(row)).toEqual([[0, 'fact']]);
  });

  it('tells so', () => expect(wordsOf(scheme, 'late')[0]).toBe('只记录，本身不计分'));
});
