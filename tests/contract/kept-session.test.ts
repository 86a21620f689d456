import { keepSession, type DatabaseSession } from '$lib/server/platform/store/postgres/kept-session';
import { expect, it, vi } from 'vitest';
import { freshDatabase } from '../postgres/fresh-database';

it('a connection that is given up while it is prepared is followed by another one, and one that has a successor ends nothing', async () => {
  const fresh = await freshDatabase();
  const opened: DatabaseSession[] = [];
  const log = { info: () => undefined, warn: () => undefined };
  const kept = await keepSession(fresh.url, {
    name: 'sunboard test',
    log,
    async begin(session) {
      opened.push(session);
      if (opened.length === 2) session.renew();
    }
  });
  const [first] = opened;
  first?.renew();
  await vi.waitFor(() => expect(opened).toHaveLength(3), 10_000);
  first?.renew();
  const { rows } = (await opened[2]?.client.query('select 1 as one')) ?? {};
  expect(rows).toEqual([{ one: 1 }]);
  expect(opened).toHaveLength(3);
  await kept.close();
  await fresh.drop();
});
