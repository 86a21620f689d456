import { expect, it } from 'vitest';
import { embeddedPostgres } from './embedded';

it('PostgreSQL’s package leaves the exit code to the runner', async () => {
  const hooks = () => [process.listeners('beforeExit'), process.listeners('exit')];
  const before = hooks();
  await embeddedPostgres();
  expect(hooks()).toEqual(before);
});
