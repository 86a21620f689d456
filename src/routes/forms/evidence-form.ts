import type { Upload } from '$lib/server/domain/imports/upload';

/** Reads the file that a form brought; null when none was chosen. */
export async function fileIn(form: FormData): Promise<Upload | null> {
  const file = form.get('file');
  if (!(file instanceof File) || file.name === '') return null;
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}
