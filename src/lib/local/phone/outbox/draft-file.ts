import type { PhoneDb } from '../storage/db';

/**
 * Keeps the file that was chosen in a form that isn't sent off yet, in place of the one that it had.
 * @param key of the form's draft: the file is deleted with that
 * @param file null: none is chosen any more
 */
export async function keepDraftFile(db: PhoneDb, key: string, file: File | null): Promise<void> {
  if (!file) return db.files.delete(key);
  const { name, type } = file;
  await db.files.put({ key, name, type, bytes: await file.arrayBuffer() });
}

/** Reads a draft's file; null where it has none. */
export async function draftFile(db: PhoneDb, key: string): Promise<File | null> {
  const kept = await db.files.get(key);
  return kept ? new File([kept.bytes], kept.name ?? '', { type: kept.type ?? '' }) : null;
}
