// Every page can sign out and so delete drafts; only pages with forms load the code that keeps and restores them.

/** One control's text; a checkbox or radio button has `on` or `''`. */
interface DraftField {
  text: string;
  /** the form was sent, and no page has yet shown the result */
  sent: boolean;
}

export interface PageDraft {
  fields: Record<string, DraftField>;
  /** whether files were chosen; a field without `data-kept` has to be given them again */
  files: boolean;
  /** milliseconds by this device's clock at which it was last typed in; absent while nobody has */
  at?: number;
}

/** The place where drafts are kept: a browser's own storage, or one that is read and written alike. */
export type DraftStorage = Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>;

/** The beginning of every draft's key. */
export const draftPrefix = 'draft ';

/**
 * The storage for this window's drafts; null when the browser's settings forbid it (merely reading the
 * property throws then).
 */
export function draftStorage(): Storage | null {
  try {
    return sessionStorage;
  } catch (error) {
    console.warn(`draft: ${String(error)}`);
    return null;
  }
}

/** Marks sent drafts as unsent again, whoever owns them: the request didn't arrive or was refused. */
export function takeBackDrafts(storage: DraftStorage | null): void {
  if (!storage) return;
  for (const key of draftKeys(storage)) {
    const draft = readDraft(storage, key);
    for (const field of Object.values(draft.fields)) field.sent = false;
    writeDraft(storage, key, draft);
  }
}

/** Deletes all drafts, so that the next person at this window finds nothing of the last one. */
export function forgetDrafts(storage: DraftStorage | null): void {
  if (!storage) return;
  for (const key of draftKeys(storage)) storage.removeItem(key);
}

/** The keys of all drafts in a storage. */
export function draftKeys(storage: DraftStorage): string[] {
  return Array.from({ length: storage.length }, (_, n) => storage.key(n) ?? '').filter((key) =>
    key.startsWith(draftPrefix)
  );
}

/** Reads a page's drafts; an empty one where there are none. */
export function readDraft(storage: DraftStorage, key: string): PageDraft {
  return JSON.parse(storage.getItem(key) ?? '{"fields":{},"files":false}') as PageDraft;
}

/**
 * Writes a page's drafts. When the browser has no room, they aren't kept; the text on the page itself stays.
 */
export function writeDraft(storage: DraftStorage, key: string, draft: PageDraft): void {
  try {
    storage.setItem(key, JSON.stringify(draft));
  } catch (error) {
    console.warn(`draft: ${String(error)}`);
  }
}
