import type { PhoneDb } from '../storage/db';
import type { OutboxForm } from './outbox-form';

/** A form as the database has it: its file's bytes stand in a table of their own, since forms are read with each change. */
export type StoredForm = Omit<OutboxForm, 'file'> & {
  /** `size` in bytes; absent in forms of an older version */
  file: { name: string; type: string; size?: number } | null;
};

/** The bytes of a form's or a draft's file, under its key. They aren't a Blob: not every browser stores those. */
export interface StoredFile {
  key: string;
  bytes: ArrayBuffer;
  /** name and type of a draft's file; a form notes those of its file itself */
  name?: string;
  type?: string;
}

/**
 * Adds a form with its file, or neither.
 * @throws ConstraintError when a form of that key is stored already
 */
export async function addForm(db: PhoneDb, { file, ...form }: OutboxForm): Promise<void> {
  if (!file) {
    // The pressed button waits for this one request.
    await db.outbox.add({ ...form, file });
    return;
  }
  const { name, type, size } = file;
  const bytes = await file.arrayBuffer();
  await db.transaction('rw', db.outbox, db.files, async () => {
    await db.outbox.add({ ...form, file: { name, type, size } });
    await db.files.add({ key: form.key, bytes });
  });
}

/**
 * Reads all forms in their order.
 * @param known files that were read before, by their forms' keys
 */
export async function readForms(db: PhoneDb, known: ReadonlyMap<string, File>): Promise<OutboxForm[]> {
  const forms: OutboxForm[] = [];
  for (const { file, ...form } of await db.outbox.toArray()) {
    let read = known.get(form.key) ?? null;
    if (file && !read) {
      const stored = await db.files.get(form.key);
      // A form without its file is being taken out.
      if (!stored) continue;
      read = new File([stored.bytes], file.name, file);
    }
    forms.push({ ...form, file: read });
  }
  return forms;
}

/** Deletes forms with their files. */
export async function deleteForms(db: PhoneDb, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await db.transaction('rw', db.outbox, db.files, async () => {
    await db.outbox
      .where('key')
      .anyOf([...keys])
      .delete();
    await db.files.bulkDelete([...keys]);
  });
}
