import { expect, test } from 'vitest';
import { spotCheckProgress } from './spot-check-sheet';

test('what was found last counts, and all that was drawn is counted once', () => {
  const found = (entry: string, finding: 'in-order' | 'unclear' | 'wrong') =>
    ({ entry, finding }) as Parameters<typeof spotCheckProgress>[0]['findings'][number];
  const findings = [
    found('e1', 'in-order'),
    found('e2', 'unclear'),
    found('e3', 'wrong'),
    found('e1', 'unclear'),
    found('e2', 'in-order')
  ];
  expect(spotCheckProgress({ picks: ['e1', 'e2', 'e3', 'e4', 'e5'], findings })).toEqual({
    fits: 1,
    unclear: 1,
    wrong: 1,
    unseen: 2,
    left: 3
  });
});
