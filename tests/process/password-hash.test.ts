import { createAccount } from '$lib/server/platform/auth/auth';
import { createApp } from '$lib/server/app';
import { mkdtempSync, rmSync } from 'node:fs';
import { scryptSync } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { testSettings } from '../make/settings';

/** This stands here because other tests of accounts hash cheaply (`cheap-hash.ts`). */
it('passwords are scrypt with N = 2^14, r = 16, p = 1, 64 bytes, and a salt each', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'sunboard-hash-'));
  const { app, store } = await createApp(testSettings(dataDir));
  const password = 'a sentence of my own';
  for (const username of ['fangmin', 'hejie'])
    await createAccount(app.auth, { username, name: username, password });
  const stored = await store.selectFrom('auth_account').select('password').execute();
  await app.close();
  rmSync(dataDir, { recursive: true });
  const salts = stored.map(({ password: kept }) => {
    const [salt = '', hash] = kept.split(':');
    expect(salt).toMatch(/^[0-9a-f]{32}$/);
    const made = scryptSync(password, salt, 64, { N: 2 ** 14, r: 16, p: 1, maxmem: 2 ** 27 });
    expect(made.toString('hex')).toBe(hash);
    return salt;
  });
  expect(new Set(salts).size).toBe(2);
});
