import { describe, expect, it } from 'vitest';
import { smallScheme, statementOfLines, wordsOf } from '../../../../../tests/points/small-scheme';

const scheme = smallScheme('id: late, kind: fact', 'id: on-time, kind: standing, points: 8, unless: [late]');

describe('standing', () => {
  it('is given for each month in which nothing broke it', () => {
    expect(statementOfLines(scheme, '2026-Q2', ['2026-05-02 late']).points).toBe(1600);
  });

  it('says what broke it', () => {
    const [effect] = statementOfLines(scheme, '2026-05', ['2026-05-02 late']).effects.filter(
      ({ entry }) => !entry
    );
    expect(effect).toMatchObject({ points: 0, face: 800, reason: 'standing-broken', month: '2026-05' });
    expect(effect?.because).toHaveLength(1);
  });

  it('tells its worth', () => expect(wordsOf(scheme, 'on-time')).toEqual(['每月 +8', '+8 each month']));
});
