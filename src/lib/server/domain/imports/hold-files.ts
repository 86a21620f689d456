import type { App } from '../../app';
import type { Actor } from '../../platform/access/actor';
import { once } from '../../platform/process/once';
import { HeldFiles } from './held-files';
import type { Upload } from './upload';

/** Files that this process has read lately, so that it needn't read them anew at each step. */
const recent = once('held-files', () => new HeldFiles());

/** Holds files for the account between preview and confirmation, and gives the digest that names them. */
export async function holdFiles(app: App, actor: Actor, uploads: readonly Upload[]): Promise<string> {
  const digest = recent.keep(actor.account, uploads, app.clock());
  const { held } = await app.read(actor);
  await held.keep(actor.account, digest, uploads);
  return digest;
}

/** The files that this account has handed over, to whichever process; null when they are gone, or were somebody else's. */
export async function findFiles(app: App, actor: Actor, digest: string): Promise<readonly Upload[] | null> {
  const known = recent.find(actor.account, digest, app.clock());
  if (known) return known;
  const { held } = await app.read(actor);
  const found = await held.find(actor.account, digest);
  if (found) recent.keep(actor.account, found, app.clock());
  return found;
}
