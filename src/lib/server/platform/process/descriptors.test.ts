import { expect, it } from 'vitest';
import { budgetOf, tooFewDescriptors } from './descriptors';

it.each([256, 800, 1024, 20_000, 65_536])(
  'with %i descriptors there is a file for each ordinary connection, whatever streams are open',
  (limit) => {
    const { connections, streams } = budgetOf(limit);
    expect(streams).toBeGreaterThan(0);
    expect(limit - connections - 64).toBeGreaterThanOrEqual(connections - streams);
    expect(connections - streams).toBeGreaterThanOrEqual(48);
  }
);

it('says at the start when a small computer’s thousand boards have no room', () => {
  expect(budgetOf(800)).toEqual({ limit: 800, connections: 552, streams: 368 });
  const said = tooFewDescriptors(budgetOf(800));
  expect(said).toMatch(/800.*368.*LimitNOFILE.* \/ .*800.*368.*LimitNOFILE/);
  expect(said).not.toContain('\n');
  expect(tooFewDescriptors(budgetOf(65_536))).toBeNull();
  expect(tooFewDescriptors(budgetOf(Infinity))).toBeNull();
});
