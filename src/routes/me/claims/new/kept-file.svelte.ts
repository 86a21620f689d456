import { keepDraftFile, readDraftFile } from '$lib/local/phone/outbox/draft-file';
import type { PhoneDrafts } from '$lib/local/phone/outbox/drafts';
import { inTime, storagePatience } from '$lib/local/patience';
import { untrack } from 'svelte';
import { draftKey, draftPlace } from '../../../drafts/form-drafts';
import { readDraft } from '../../../drafts/stored-drafts';
import { useSession } from '../../phone-session.svelte';

/** Files are stored one after the other in the order in which they were chosen, also by a page that was left meanwhile. */
let storing = Promise.resolve();

/**
 * The file that goes along with a form unless another one is chosen: the one that was chosen before the page was left, or at
 * first that of the refused form in whose place it goes. What goes along is kept with the form's draft, once there is one.
 * Construct it while the component is set up: it reads the context and makes effects.
 */
export class KeptFile {
  file = $state.raw<File | null>(null);
  goesAlong = $state(true);
  /** whether a file was chosen before that isn't here any more */
  isGone = $state(false);
  /** the newest file that the field itself has; it goes before the kept one */
  #chosen: File | null = null;
  /** the drafts that keep it; null: nothing here keeps files */
  #drafts: PhoneDrafts | null = null;
  #key = '';
  /** whether the form was opened without a draft and has none yet; once it has, that keeps what goes along */
  #isUndrafted = false;
  #reading: Promise<void> = Promise.resolve();

  /** @param first the refused form's file */
  constructor(first: File | null) {
    const session = useSession();
    this.file = first;
    $effect(() => {
      const { drafts } = session;
      this.#drafts = drafts === 'window' ? null : drafts;
      // The owner stays the same; each answer of the server is another state.
      const owner = untrack(() => session.state.owner);
      this.#key = draftKey(owner, draftPlace('', location));
      this.#reading = untrack(() => this.#begin());
    });
    $effect(() => {
      const hasDraft = session.draftRows.some(({ key }) => key === this.#key);
      if (hasDraft && this.#isUndrafted) untrack(() => this.keep());
      if (hasDraft) this.#isUndrafted = false;
    });
  }

  /** Keeps what was chosen in a field; a file that the field refuses isn't kept. */
  choose({ files, validity }: HTMLInputElement): void {
    this.#chosen = validity.valid ? (files?.[0] ?? null) : null;
    if (this.#chosen) this.isGone = false;
    this.keep();
  }

  /** Keeps the file that goes along now. */
  keep(): void {
    this.#store(this.#goingAlong());
  }

  /** Deletes the kept file, once its form waits in the outbox. */
  drop(): void {
    this.#store(null);
  }

  /**
   * The file that goes along; null: none does.
   * @throws DOMException when the phone's storage doesn't say in time; from then on the file counts as gone
   */
  async toSend(): Promise<File | null> {
    try {
      await inTime(storagePatience, this.#reading);
    } catch (error) {
      this.#reading = Promise.resolve();
      this.isGone = true;
      throw error;
    }
    return this.#goingAlong();
  }

  #goingAlong(): File | null {
    return this.#chosen ?? (this.goesAlong ? this.file : null);
  }

  async #begin(): Promise<void> {
    const [drafts, key] = [this.#drafts, this.#key];
    if (!drafts?.db) return;
    if (this.#chosen) return this.keep();
    this.#isUndrafted = drafts.getItem(key) === null;
    // A page that was closed just as its form went to the outbox may have left a file without a draft.
    if (this.#isUndrafted) return this.drop();
    let kept: File | null = null;
    try {
      kept = await readDraftFile(drafts.db, key);
    } catch (error) {
      console.warn(error);
    }
    // Another file was chosen meanwhile.
    if (this.#chosen) return;
    this.file = kept;
    this.isGone = kept === null && readDraft(drafts, key).files;
  }

  /** Stores a file in place of the one before. What can't be stored is still in the field. */
  #store(file: File | null): void {
    const [db, key] = [this.#drafts?.db, this.#key];
    if (!db) return;
    storing = storing.then(() => keepDraftFile(db, key, file)).catch(console.warn);
  }
}
