import type { Actor } from '../accounts/actor';
import type { House } from '../house';
import { Problem } from '../problem';
import { unwatched, type Work } from '../work';
import { bookPlan, type Imported } from './book-plan';
import type { DecisionInput } from './decision-trouble';
import { heldFiles, planFor } from './preview-import';
import { readUploads } from './read-uploads';

export interface ConfirmInput {
  key: string;
  /** as the preview named them */
  files: string;
  digest: string;
  /** the meeting that decided the entries; not looked at when there are none */
  decision: DecisionInput;
}

/**
 * Does what a preview has shown: all of it, or nothing. The files are read and judged again inside the
 * transaction, against the unit as it is then.
 *
 * @throws Problem `forbidden`; `files-gone` when they are held no more; those of `bookPlan`
 */
export async function confirmImport(
  house: House,
  actor: Actor,
  { key, files, digest, decision }: ConfirmInput,
  work: Work = unwatched
): Promise<Imported> {
  const uploads = heldFiles.take(actor.account, files, house.clock());
  // Unpacking takes a while, and a transaction holds up everyone: the bytes are the same inside and outside.
  const read = uploads && (await readUploads(uploads));
  return house.act(
    actor,
    { act: 'import', key, input: { digest, decision: { ...decision } } },
    async (stores) => {
      if (!read) throw new Problem('files-gone', 404);
      const now = house.clock();
      const plan = await planFor(stores, now, read);
      return bookPlan(stores, plan, { digest, decision, now, work });
    }
  );
}
