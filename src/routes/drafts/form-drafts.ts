import { isChangedEarly } from '$lib/ui/early-input';

/** One control's text; a checkbox or radio button has `on` or `''`. */
interface DraftField {
  text: string;
  /** the form was sent, and no page has yet shown the result */
  sent: boolean;
}

interface PageDraft {
  fields: Record<string, DraftField>;
  /** files were chosen, which a page can't keep */
  files: boolean;
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const prefix = 'draft ';
const unkept = ['password', 'hidden', 'file', 'submit', 'button', 'reset', 'image'];

/**
 * Keeps what somebody typed into a page's forms and hasn't sent, for as long as the window is open: it
 * outlives an ended session, Back and a reload. It belongs to one account and never leaves the browser.
 * Passwords and checkboxes that confirm something (`required`) are never kept.
 */
export class FormDrafts {
  readonly #storage: Storage;
  readonly #owner: string;

  /**
   * @param storage where drafts are kept
   * @param owner account whose drafts these are; everybody else's are deleted
   */
  constructor(storage: Storage, owner: string) {
    this.#storage = storage;
    this.#owner = `${prefix}${owner} `;
    for (const key of draftKeys(storage)) if (!key.startsWith(this.#owner)) storage.removeItem(key);
  }

  /**
   * Keeps a form's present texts.
   * @param path the page, by `draftPlace`
   * @param sent whether the form is being sent
   */
  keep(path: string, form: HTMLFormElement, { sent }: { sent: boolean }): void {
    const draft = this.#read(path);
    for (const [id, control] of controlsOf(form)) draft.fields[id] = { text: textOf(control), sent };
    if (Object.keys(draft.fields).length === 0) return;
    draft.files = [...form.querySelectorAll<HTMLInputElement>('input[type=file]')].some(
      ({ files }) => (files?.length ?? 0) > 0
    );
    this.#write(path, draft);
  }

  /**
   * Restores what was typed and not sent.
   * @param path the page, by `draftPlace`
   * @param known elements restored or seen by an earlier call, which are left alone; this call adds those
   * that it sees
   * @returns `texts`: some text stands there again, by us or by the browser; `files`: files have to be chosen
   * again
   */
  restore(path: string, form: HTMLFormElement, known: WeakSet<Element>): { texts: boolean; files: boolean } {
    const isNew = new Set([...form.elements].filter((element) => !known.has(element)));
    if (isNew.size === 0) return { texts: false, files: false };
    for (const element of isNew) known.add(element);
    const { fields, files } = this.#read(path);
    let texts = false;
    for (const [id, control] of controlsOf(form)) {
      const field = fields[id];
      if (!isNew.has(control) || !field || field.sent || isChangedEarly(control)) continue;
      const wasThere = field.text === textOf(control);
      if (!wasThere) setText(control, field.text);
      texts ||= control.type !== 'hidden' && !(wasThere && isAsDelivered(control));
    }
    return { texts, files: files && form.querySelector('input[type=file]') !== null };
  }

  /** Drops the drafts of forms that were sent, because a page has arrived that answers them. */
  dropSent(): void {
    this.#eachPage((path, { fields, files }) => {
      const left = Object.entries(fields).filter(([, { sent }]) => !sent);
      this.#write(path, { fields: Object.fromEntries(left), files: files && left.length > 0 });
    });
  }

  drop(path: string): void {
    this.#storage.removeItem(this.#owner + path);
  }

  #eachPage(change: (path: string, draft: PageDraft) => void): void {
    for (const key of draftKeys(this.#storage))
      if (key.startsWith(this.#owner)) change(key.slice(this.#owner.length), readAt(this.#storage, key));
  }

  #read(path: string): PageDraft {
    return readAt(this.#storage, this.#owner + path);
  }

  #write(path: string, draft: PageDraft): void {
    if (Object.keys(draft.fields).length === 0) return this.drop(path);
    writeAt(this.#storage, this.#owner + path, draft);
  }
}

/**
 * Query parameters by which one address shows different forms. All others only change the view, or report
 * what was done.
 */
const choosing = ['period', 'year', 'quarter', 'month', 'notice', 'entry', 'mend'];

/**
 * The key under which a page's drafts are kept. One address shows different forms for different units and
 * periods.
 * @param unit the unit whose dashboard the page belongs to
 */
export function draftPlace(
  unit: string,
  { pathname, search }: Pick<Location, 'pathname' | 'search'>
): string {
  const query = new URLSearchParams(search);
  const chosen = choosing.flatMap((name) => {
    const value = query.get(name);
    return value === null ? [] : [`${name}=${value}`];
  });
  return [unit, pathname, ...chosen].join(' ');
}

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
export function takeBackDrafts(storage: Storage | null): void {
  if (!storage) return;
  for (const key of draftKeys(storage)) {
    const draft = readAt(storage, key);
    for (const field of Object.values(draft.fields)) field.sent = false;
    writeAt(storage, key, draft);
  }
}

/** Deletes all drafts, so that the next person at this window finds nothing of the last one. */
export function forgetDrafts(storage: Storage | null): void {
  if (!storage) return;
  for (const key of draftKeys(storage)) storage.removeItem(key);
}

function draftKeys(storage: Storage): string[] {
  return Array.from({ length: storage.length }, (_, n) => storage.key(n) ?? '').filter((key) =>
    key.startsWith(prefix)
  );
}

function readAt(storage: Storage, key: string): PageDraft {
  return JSON.parse(storage.getItem(key) ?? '{"fields":{},"files":false}') as PageDraft;
}

/**
 * Writes a page's drafts. When the browser has no room, they aren't kept; the text on the page itself stays.
 */
function writeAt(storage: Storage, key: string, draft: PageDraft): void {
  try {
    storage.setItem(key, JSON.stringify(draft));
  } catch (error) {
    console.warn(`draft: ${String(error)}`);
  }
}

/**
 * Lists the controls with typed text, each under a unique name made of the form's action, the hidden values
 * before it (whose claim a remark is about), its own name, and a count among equal names. The request's key
 * is kept too, so that a form whose answer was lost is sent again as the same request.
 */
function controlsOf(form: HTMLFormElement): [string, Control][] {
  const action = form.getAttribute('action') ?? '';
  const about = new Map<string, string>();
  const counts = new Map<string, number>();
  return [...form.elements].flatMap((element): [string, Control][] => {
    if (!isControl(element) || element.name === '') return [];
    if (element.type === 'hidden' && element.name !== 'key') {
      if (element.name !== 'seen') about.set(element.name, element.value);
      return [];
    }
    const isKey = element.type === 'hidden';
    const isConfirming = element.type === 'checkbox' && element.required;
    if ((unkept.includes(element.type) && !isKey) || isConfirming) return [];
    const choice = isChoice(element) ? element.value : '';
    const of = isKey ? hiddenIn(form) : [...about];
    const name = JSON.stringify([action, of, element.name, choice]);
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    return [[`${name}${count}`, element]];
  });
}

function hiddenIn(form: HTMLFormElement): [string, string][] {
  return [...form.querySelectorAll<HTMLInputElement>('input[type=hidden]')]
    .filter(({ name }) => name !== 'key' && name !== 'seen')
    .map(({ name, value }) => [name, value]);
}

function isControl(element: Element): element is Control {
  return (
    element instanceof HTMLInputElement ||
    element instanceof HTMLSelectElement ||
    element instanceof HTMLTextAreaElement
  );
}

function isChoice(control: Control): control is HTMLInputElement {
  return control.type === 'checkbox' || control.type === 'radio';
}

function textOf(control: Control): string {
  if (isChoice(control)) return control.checked ? 'on' : '';
  return control.value;
}

/** Whether a control still has the value that the server's page gave it. */
function isAsDelivered(control: Control): boolean {
  if (isChoice(control)) return control.checked === control.defaultChecked;
  if (!(control instanceof HTMLSelectElement)) return control.value === control.defaultValue;
  const delivered = [...control.options].find(({ defaultSelected }) => defaultSelected) ?? control.options[0];
  return control.value === (delivered?.value ?? '');
}

/** Sets a control's text and fires the events of typing, so that the page reacts to it. */
function setText(control: Control, text: string): void {
  if (isChoice(control)) control.checked = text === 'on';
  else control.value = text;
  for (const type of ['input', 'change']) control.dispatchEvent(new Event(type, { bubbles: true }));
}
