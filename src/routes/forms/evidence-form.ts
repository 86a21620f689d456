import type { IncomingFiles } from '$lib/server/domain/evidence/incoming-files';
import type { Upload } from '$lib/server/domain/imports/upload';
import type { Actor } from '$lib/server/platform/access/actor';
import { partedFile } from '$lib/sync';
import { createHash } from 'node:crypto';
import { field } from './fields';

/** Reads the file that a form brought; null when none was chosen. */
export async function fileIn(form: FormData): Promise<Upload | null> {
  const file = form.get('file');
  if (!(file instanceof File) || file.name === '') return null;
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** Reads all files that a form brought under one name; fields that were left empty bring none. */
export async function filesIn(form: FormData): Promise<Upload[]> {
  const files = form.getAll('file').filter((file) => file instanceof File && file.name !== '') as File[];
  return Promise.all(
    files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }))
  );
}

/**
 * Runs a command with the file that a form brought, or that came in parts before it under the form's key.
 * @param run receives null when no file was chosen
 * @throws Problem `file-incomplete`, and what the command throws
 */
export async function withFile<T>(
  incoming: IncomingFiles,
  { account }: Actor,
  form: FormData,
  run: (file: Upload | null) => Promise<T>
): Promise<T> {
  const size = field(form, partedFile.size);
  if (size === '') return run(await fileIn(form));
  const key = field(form, 'key');
  const file = { name: field(form, partedFile.name), size: Number(size) };
  const done = await run(await incoming.read(account, key, file));
  await incoming.release(account, key);
  return done;
}

/**
 * The key under which a form's file is added, made from the form's own key: adding it is a command of its own. It is
 * as long whatever the form's key, which may be as long as a key can be.
 */
export function fileKey(key: string): string {
  return createHash('sha256').update(`file of ${key}`).digest('hex');
}
