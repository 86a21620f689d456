import type { Upload } from '$lib/server/domain/imports/upload';
import { createHash } from 'node:crypto';

/** Reads the file that a form brought; null when none was chosen. */
export async function fileIn(form: FormData): Promise<Upload | null> {
  const file = form.get('file');
  if (!(file instanceof File) || file.name === '') return null;
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

/**
 * The key under which a form's file is added, made from the form's own key: adding it is a command of its own. It is
 * as long whatever the form's key, which may be as long as a key can be.
 */
export function fileKey(key: string): string {
  return createHash('sha256').update(`file of ${key}`).digest('hex');
}
