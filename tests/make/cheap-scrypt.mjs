/**
 * Preloaded into whatever makes or checks passwords where nothing is attacked: the real cost is 32 MB and
 * 60 ms for each account and each sign-in. The real one is tested in `tests/process/password-hash.test.ts`,
 * and a server that is started without this file has it.
 */
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

const real = crypto.scrypt;

/** @type {(...call: Parameters<typeof crypto.scrypt>) => void} */
const cheap = (password, salt, length, options, done) =>
  real(password, salt, length, { ...options, N: 2, r: 1 }, done);
crypto.scrypt = /** @type {typeof crypto.scrypt} */ (cheap);
// Modules that have imported it by name get the replacement too.
syncBuiltinESMExports();
