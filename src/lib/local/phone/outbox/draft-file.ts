import type { PhoneDb } from '../storage/db';

/**
 * Keeps the file that was chosen in a form that isn't sent off yet, in place of the one that it had. If it can't be kept, the
 * one before isn't there any more either: a form must not bring back a file that was chosen by mistake.
 * @param key of the form's draft, with which the file is deleted
 * @param file null: none is chosen any more
 * @throws when the file was moved or can't be read, or the phone has no space for it
 */
export async function keepDraftFile(db: PhoneDb, key: string, file: File | null): Promise<void> {
  await db.files.delete(key);
  if (!file) return;
  const { name, type } = file;
  await db.files.put({ key, name, type, bytes: await file.arrayBuffer() });
}

/** Reads a draft's file; null where it has none. */
export async function readDraftFile(db: PhoneDb, key: string): Promise<File | null> {
  const kept = await db.files.get(key);
  return kept ? new File([kept.bytes], kept.name ?? '', { type: kept.type ?? '' }) : null;
}
