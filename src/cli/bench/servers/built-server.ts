import type { Settings } from '$lib/server/platform/settings/settings';
import { freePort } from '../../tools/free-port';
import { startBuiltServer } from './start-built-server';
import { demoSession } from './demo-server';

/**
 * Runs the built server on an existing database with somebody signed in, for as long as `use` takes.
 * @param username of the account that is signed in
 * @returns the result of `use`
 */
export async function withBuiltServer<T>(
  { dataDir, databaseUrl }: Settings,
  username: string,
  use: (server: { url: string; cookie: string }) => Promise<T>
): Promise<T> {
  const url = `http://localhost:${await freePort()}`;
  const server = await startBuiltServer({
    DATA_DIR: dataDir,
    PORT: new URL(url).port,
    PUBLIC_URL: url,
    ...(databaseUrl !== null && { DATABASE_URL: databaseUrl })
  });
  try {
    return await use({ url, cookie: await demoSession(url, username) });
  } finally {
    await server.end();
  }
}
