import type { Day } from '$lib/calendar';
import type { Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { Problem } from '../../platform/problem/problem';
import { unwatched, type ObservedWork } from '../../platform/command/observed-work';
import { bookPlan, type ImportAnswers, type ImportCounts } from './book-plan';
import type { DecisionInput } from './decision-trouble';
import { findFiles } from './hold-files';
import { planFor } from './preview-import';
import { readUploads } from './files/read-uploads';

export interface ConfirmInput {
  key: string;
  /** the files' name from the preview */
  files: string;
  digest: string;
  /** the day that was given for the whole import */
  since?: Day | null;
  /** `digestOfQuestions` of those that were answered; absent: none */
  answered?: string;
  /** entries that are the same thing as another line (`ImportAnswers`); absent: each is another thing */
  same?: ImportAnswers['same'];
  /** `digestOfLinks` of those that were answered; absent: none */
  linked?: string;
  /** the meeting that decided the entries; ignored when there are none */
  decision: DecisionInput;
}

/**
 * Carries out a previewed import completely, or not at all. The files are read and planned again inside the
 * transaction, against the unit's state then.
 * @throws Problem `forbidden`; `files-gone` when they are no longer held; those of `bookPlan`
 */
export async function confirmImport(
  app: App,
  actor: Actor,
  { key, files, digest, since = null, answered = '', same = [], linked = '', decision }: ConfirmInput,
  work: ObservedWork = unwatched
): Promise<ImportCounts> {
  const uploads = await findFiles(app, actor, files);
  // Unpacking takes a while, and a transaction holds up everyone: the bytes are the same inside and outside.
  const read = uploads && (await readUploads(uploads));
  return app.runCommand(
    actor,
    {
      permission: 'import',
      key,
      input: { digest, since, answered, same, linked, decision: { ...decision } }
    },
    async (stores) => {
      if (!read) throw new Problem('files-gone', 404);
      const now = app.clock();
      const plan = await planFor(stores, now, read, since);
      return bookPlan(stores, plan, { digest, answers: { answered, same, linked }, decision, now, work });
    }
  );
}
