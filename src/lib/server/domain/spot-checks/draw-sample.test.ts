import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { drawSample } from './draw-sample';

const entries = (stratum: string, count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: `${stratum}-${at + 1}`, stratum }));

describe('a sample', () => {
  it('is drawn by digests that anyone reckons', () => {
    const place = (id: string) => createHash('sha256').update(`开奖号 2027-003\n${id}`).digest('hex');
    const all = entries('mediation', 9);
    const byHand = all.map(({ id }) => id).sort((a, b) => (place(a) < place(b) ? -1 : 1));
    expect(drawSample(all, { seed: '开奖号 2027-003', size: 3 })).toEqual(byHand.slice(0, 3));
  });

  it('gives each stratum its share, by largest remainders', () => {
    const drawn = drawSample([...entries('a', 6), ...entries('b', 3), ...entries('c', 1)], {
      seed: 's',
      size: 5
    });
    const of = (stratum: string) => drawn.filter((id) => id.startsWith(stratum)).length;
    // The shares are 3, 1.5 and 0.5: of equal remainders the first gets one.
    expect([of('a'), of('b'), of('c')]).toEqual([3, 2, 0]);
  });

  it('another seed draws others; all of them when there are no more', () => {
    const all = entries('a', 50);
    expect(drawSample(all, { seed: '1', size: 5 })).not.toEqual(drawSample(all, { seed: '2', size: 5 }));
    expect(drawSample(all, { seed: '1', size: 99 }).sort()).toEqual(all.map(({ id }) => id).sort());
    expect(drawSample([], { seed: '1', size: 3 })).toEqual([]);
  });
});
