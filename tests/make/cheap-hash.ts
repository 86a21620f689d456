import { createHash, randomBytes } from 'node:crypto';

/**
 * Replaces `better-auth/crypto` where nothing is attacked: the real hash takes 32 MB and 60 ms for each
 * account that a test makes. The real one's cost is tested in `tests/process/password-hash.test.ts`, and
 * every built server uses it.
 */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16).toString('hex');
  return `${salt}:${digest(salt, password)}`;
}

export async function verifyPassword({
  hash,
  password
}: {
  hash: string;
  password: string;
}): Promise<boolean> {
  const [salt = '', expected] = hash.split(':');
  return digest(salt, password) === expected;
}

function digest(salt: string, password: string): string {
  return createHash('sha256').update(salt).update(password.normalize('NFKC')).digest('hex');
}
