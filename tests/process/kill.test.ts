import { afterAll, beforeAll, expect, it } from 'vitest';
import { startLife, type Life, type Round } from './kill/life';

let life: Life;
const rounds: Round[] = [];

beforeAll(async () => void (life = await startLife()));
afterAll(() => life.end());

// `npm run soak` does it 200 times.
it.each([11, 12, 13, 14, 15, 16, 17, 18, 19, 20])(
  'kill -9 at any moment loses nothing that was acknowledged, and leaves nothing half (seed %i)',
  async (seed) => {
    rounds.push(await life.round(seed, async (app) => void (await app.stop('SIGKILL'))));
  }
);

it.each([31, 32, 33, 34, 35, 36, 37, 38, 39, 40])(
  'kill -9 in the midst of sealing or publishing: all of it is there, or none (seed %i)',
  async (seed) => {
    const struck = await life.round(
      seed,
      async (app) => void (await app.stop('SIGKILL')),
      seed % 2 === 0 ? 'seal' : 'publish'
    );
    rounds.push(struck);
  }
);

it('struck while commands were under way', () => {
  const sum = (name: keyof Round) => rounds.reduce((total, round) => total + round[name], 0);
  expect(sum('acknowledged')).toBeGreaterThan(50);
  expect(sum('open')).toBeGreaterThan(5);
});
