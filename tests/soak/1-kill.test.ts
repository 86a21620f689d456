import { startCluster, type Cluster } from '../postgres/cluster';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLife, type Life, type Round } from '../process/kill/life';

const seeds = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index);
const killed = async ({ stop }: Life['app']) => void (await stop('SIGKILL'));

/** Prints how much was struck, so that a soak that struck nothing shows. */
function say(name: string, rounds: readonly Round[]): void {
  const sum = (field: keyof Round) => rounds.reduce((total, round) => total + round[field], 0);
  console.log(
    `${name}: ${rounds.length} rounds, ${sum('acknowledged')} commands acknowledged, ${sum('open')} struck, ${sum('done')} of these done`
  );
  expect(sum('open')).toBeGreaterThan(rounds.length / 2);
}

// A life has enough months to seal for thirty rounds.
describe.each([1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000])('kill -9, life %i', (first) => {
  let life: Life;
  const rounds: Round[] = [];
  beforeAll(async () => void (life = await startLife()));
  afterAll(async () => {
    await life.end();
    say(`life ${first}`, rounds);
  });
  it.each(seeds(first, 25))('seed %i', async (seed) => void rounds.push(await life.round(seed, killed)));
});

describe.each([11000, 12000, 13000, 14000, 15000, 16000, 17000, 18000])(
  'kill -9 in the midst of sealing or publishing, life %i',
  (first) => {
    let life: Life;
    const rounds: Round[] = [];
    beforeAll(async () => void (life = await startLife()));
    afterAll(async () => {
      await life.end();
      say(`life ${first}`, rounds);
    });
    it.each(seeds(first, 25))('seed %i', async (seed) => {
      rounds.push(await life.round(seed, killed, seed % 2 === 0 ? 'seal' : 'publish'));
    });
  }
);

describe('on PostgreSQL that writes through', () => {
  let cluster: Cluster;
  let life: Life;
  const rounds: Round[] = [];
  beforeAll(async () => {
    cluster = await startCluster(['fsync=on', 'synchronous_commit=on', 'full_page_writes=on']);
    life = await startLife(cluster.url('postgres'));
  });
  afterAll(async () => {
    await life.end();
    await cluster.end();
    say('PostgreSQL', rounds);
  });

  it.each(seeds(9000, 15))('kill -9 of the server, seed %i', async (seed) => {
    rounds.push(await life.round(seed, killed));
  });
  it.each(seeds(9500, 10))('the database stops at once, seed %i', async (seed) => {
    rounds.push(
      await life.round(seed, async () => {
        await cluster.crash();
        await cluster.start();
      })
    );
  });
});
