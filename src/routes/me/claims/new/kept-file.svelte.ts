import type { PhoneDrafts } from '$lib/local/phone/outbox/drafts';
import { untrack } from 'svelte';
import { draftKey, draftPlace } from '../../../drafts/form-drafts';
import { readDraft } from '../../../drafts/stored-drafts';
import { useSession } from '../../phone-session.svelte';

/** Only a form with a file loads the code that keeps one. */
const loadDraftFile = () => import('$lib/local/phone/outbox/draft-file');

/**
 * The file that goes along with a form unless another one is chosen: that of the refused form in whose place it goes, or the
 * one that was chosen before the page was left. What is chosen is kept with the form's draft. Made while the component is.
 */
export class KeptFile {
  file = $state.raw<File | null>(null);
  /** whether the file goes along */
  isTaken = $state(true);
  /** whether a file was chosen before that isn't here any more */
  isGone = $state(false);
  /** the newest file that the field itself has; it goes before the kept one */
  #chosen: File | null = null;
  /** the drafts that keep it; null: nothing here keeps files */
  #drafts: PhoneDrafts | null = null;
  #key = '';
  #storing: Promise<void> = Promise.resolve();

  constructor(first: File | null) {
    const session = useSession();
    this.file = first;
    $effect(() => {
      const { drafts } = session;
      this.#drafts = drafts === 'window' ? null : drafts;
      // The owner stays the same; each answer of the server is another state.
      this.#key = draftKey(
        untrack(() => session.state.owner),
        draftPlace('', location)
      );
      void this.#begin();
    });
  }

  /** Keeps what was chosen in a field; a file that the field refuses isn't kept. */
  choose({ files, validity }: HTMLInputElement): void {
    this.#chosen = validity.valid ? (files?.[0] ?? null) : null;
    void this.keep();
  }

  /** Keeps the file that goes along now. */
  keep(): Promise<void> {
    return this.#store(this.#chosen ?? (this.isTaken ? this.file : null));
  }

  /** Deletes the kept file, once its form waits in the outbox. */
  drop(): Promise<void> {
    return this.#store(null);
  }

  async #begin(): Promise<void> {
    const drafts = this.#drafts;
    if (!drafts?.db) return;
    if (this.#chosen) return this.keep();
    try {
      const { draftFile } = await loadDraftFile();
      const file = await draftFile(drafts.db, this.#key);
      // A window that was closed while its form went to the outbox may have left one.
      if (drafts.getItem(this.#key) === null) return await this.drop();
      if (file) this.file = file;
      else this.isGone = this.file === null && readDraft(drafts, this.#key).files;
    } catch (error) {
      console.warn(error);
    }
  }

  /** Stores one file after the other, in the order in which they were chosen. What can't be stored is still in the field. */
  #store(file: File | null): Promise<void> {
    const [db, key] = [this.#drafts?.db, this.#key];
    if (!db) return Promise.resolve();
    const store = async () => (await loadDraftFile()).keepDraftFile(db, key, file);
    this.#storing = this.#storing.then(store).catch(console.warn);
    return this.#storing;
  }
}
