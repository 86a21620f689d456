import { expect, it } from 'vitest';
import { precacheInLanes } from './precache-lanes';

const files = Array.from({ length: 7 }, (_, at) => ({ url: `/${at}.js`, revision: null }));

it('each lane fetches files of its own, all at a time', async () => {
  const fetched: string[][] = [];
  let done = () => {};
  const together = new Promise<void>((all) => (done = all));
  await precacheInLanes(files, {
    plugins: [],
    lanes: 3,
    install: async (lane) => {
      fetched.push(lane.getCachedURLs());
      if (fetched.length === 3) done();
      await together;
    }
  });
  expect(fetched.map((some) => some.map((url) => new URL(url).pathname))).toEqual([
    ['/0.js', '/3.js', '/6.js'],
    ['/1.js', '/4.js'],
    ['/2.js', '/5.js']
  ]);
});

it('fails once no other lane is at work', async () => {
  let ended = 0;
  const fetching = precacheInLanes(files, {
    plugins: [],
    lanes: 2,
    install: async (lane) => {
      if (lane.getCachedURLs().length === 4) throw new Error('away');
      await new Promise((later) => setTimeout(later));
      ended += 1;
    }
  });
  await expect(fetching).rejects.toThrow('away');
  expect(ended).toBe(1);
});
