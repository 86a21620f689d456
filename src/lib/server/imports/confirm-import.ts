import type { Actor } from '../accounts/actor';
import type { House } from '../house';
import { Problem } from '../problem';
import { dayIn } from '$lib/calendar';
import { decisionTrouble, type DecisionInput } from './decision-trouble';
import { digestOfPlan, heldFiles, planFor } from './preview-import';
import { readUploads } from './read-uploads';

export interface ConfirmInput {
  key: string;
  /** as the preview named them */
  files: string;
  digest: string;
  /** the meeting that decided the entries; not looked at when there are none */
  decision: DecisionInput;
}

export interface Imported {
  [key: string]: number;
  /** people who are new, people whose lines changed, entries booked, rows that were booked before */
  added: number;
  changed: number;
  booked: number;
  already: number;
}

/**
 * Does what a preview has shown: all of it, or nothing. The files are read and judged again inside the
 * transaction, against the unit as it is then.
 *
 * @throws Problem `forbidden`; `files-gone` when they are held no more; `preview-outdated` when the plan isn't the
 *   one that was shown; `import-refused` when there are problems now; those of `decisionTrouble`
 */
export async function confirmImport(
  house: House,
  actor: Actor,
  { key, files, digest, decision }: ConfirmInput
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
      if (plan.problems.length > 0) throw new Problem('import-refused', 409, { count: plan.problems.length });
      if (digestOfPlan(plan) !== digest) throw new Problem('preview-outdated', 409);

      const { added, changed } = plan.roster;
      const entries = plan.entries.added;
      if (entries.length > 0) {
        const trouble = decisionTrouble(decision, entries, dayIn(stores.unit.timeZone, now));
        if (trouble) throw trouble;
      }
      const people = [...added, ...changed.map(({ after }) => after)];
      if (people.length > 0) await stores.roster.save(people);
      if (entries.length > 0) {
        const ruling = await stores.decisions.record(decision);
        await stores.ledger.append(
          entries.map(({ entry }) => entry),
          ruling
        );
      }
      return {
        added: added.length,
        changed: changed.length,
        booked: entries.length,
        already: plan.entries.booked
      };
    }
  );
}
