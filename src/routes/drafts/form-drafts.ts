import { isChangedEarly } from '$lib/ui/early-input';
import {
  draftKeys,
  draftPrefix,
  readDraft,
  writeDraft,
  type DraftStorage,
  type PageDraft
} from './stored-drafts';

/** See `FormDrafts.restore`. */
interface RestoredDraft {
  texts: boolean;
  files: boolean;
  at?: number | undefined;
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const unkept = ['password', 'hidden', 'file', 'submit', 'button', 'reset', 'image'];

/**
 * Keeps what somebody typed into a page's forms and hasn't sent, for as long as its storage lasts: in a window's own
 * it outlives an ended session, Back and a reload. It belongs to one account and never leaves the browser.
 * Passwords and checkboxes that confirm something (`required`) are never kept.
 */
export class FormDrafts {
  readonly #storage: DraftStorage;
  readonly #owner: string;

  /**
   * @param storage where drafts are kept
   * @param owner account whose drafts these are; everybody else's are deleted
   */
  constructor(storage: DraftStorage, owner: string) {
    this.#storage = storage;
    this.#owner = draftKey(owner, '');
    for (const key of draftKeys(storage)) if (!key.startsWith(this.#owner)) storage.removeItem(key);
  }

  /**
   * Keeps a form's present texts.
   * @param path the page, by `draftPlace`
   * @param sent whether the form is being sent
   */
  keep(path: string, form: HTMLFormElement, { sent }: { sent: boolean }): void {
    const draft = this.#read(path);
    const texts = controlsOf(form).map(([id, control]) => [id, { text: textOf(control), sent }] as const);
    const files = [...form.querySelectorAll<HTMLInputElement>('input[type=file]')].some(
      (input) => (input.files?.length ?? 0) > 0
    );
    // Leaving a field says once more what typing has said already.
    const isKept = ([id, { text }]: (typeof texts)[number]) =>
      draft.fields[id]?.text === text && draft.fields[id].sent === sent;
    if (files === draft.files && texts.every(isKept)) return;
    for (const [id, field] of texts) draft.fields[id] = field;
    // A form that has nothing but a file has nothing to restore.
    if (Object.keys(draft.fields).every(isKeyField)) return;
    if (!sent) draft.at = Date.now();
    draft.files = files;
    this.#write(path, draft);
  }

  /**
   * Restores what was typed and not sent.
   * @param path the page, by `draftPlace`
   * @param known elements restored or seen by an earlier call, which are left alone; this call adds those
   * that it sees
   * @returns `texts`: some text stands there again, by us or by the browser; `files`: files have to be chosen
   * again; fields with `data-kept` don't count, since their page keeps the file; `at`: when it was typed, in ms by this device's clock, if that is known
   */
  restore(path: string, form: HTMLFormElement, known: WeakSet<Element>): RestoredDraft {
    const isNew = new Set([...form.elements].filter((element) => !known.has(element)));
    if (isNew.size === 0) return { texts: false, files: false };
    for (const element of isNew) known.add(element);
    const { fields, files, at } = this.#read(path);
    let texts = false;
    for (const [id, control] of controlsOf(form)) {
      const field = fields[id];
      if (!isNew.has(control) || !field || field.sent || isChangedEarly(control)) continue;
      const wasThere = field.text === textOf(control);
      if (!wasThere) setText(control, field.text);
      texts ||= control.type !== 'hidden' && !(wasThere && isAsDelivered(control));
    }
    const isFileWanted = files && form.querySelector('input[type=file]:not([data-kept])') !== null;
    return { texts, files: isFileWanted, at };
  }

  /** Drops the drafts of forms that were sent, because a page has arrived that answers them. */
  dropSent(): void {
    this.#eachPage((path, { fields, files, ...draft }) => {
      const left = Object.entries(fields).filter(([, { sent }]) => !sent);
      this.#write(path, { ...draft, fields: Object.fromEntries(left), files: files && left.length > 0 });
    });
  }

  drop(path: string): void {
    this.#storage.removeItem(this.#owner + path);
  }

  #eachPage(change: (path: string, draft: PageDraft) => void): void {
    for (const key of draftKeys(this.#storage))
      if (key.startsWith(this.#owner)) change(key.slice(this.#owner.length), readDraft(this.#storage, key));
  }

  #read(path: string): PageDraft {
    return readDraft(this.#storage, this.#owner + path);
  }

  #write(path: string, draft: PageDraft): void {
    if (Object.keys(draft.fields).length === 0) return this.drop(path);
    writeDraft(this.#storage, this.#owner + path, draft);
  }
}

/**
 * Query parameters by which one address shows different forms. All others only change the view, or report
 * what was done.
 */
const choosing = ['period', 'year', 'quarter', 'month', 'notice', 'entry', 'redo'];

/** On one's own pages a form is of one item, or corrects one claim, and may be open twice; elsewhere `item` narrows a list. */
const choosingOfOneself = [...choosing, 'item', 'amend', 'copy'];

const ownPages = '/me/';

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
  const names = pathname.startsWith(ownPages) ? choosingOfOneself : choosing;
  const chosen = names.flatMap((name) => {
    const value = query.get(name);
    return value === null ? [] : [`${name}=${encodeURIComponent(value)}`];
  });
  return [unit, pathname, ...chosen].join(' ');
}

/**
 * The key of a page's draft in its storage.
 * @param path the page, by `draftPlace`
 */
export function draftKey(owner: string, path: string): string {
  return `${draftPrefix}${owner} ${path}`;
}

/**
 * Takes the drafts of one's own pages along into another storage, as soon as that is there. Of two drafts of one page
 * the later one stays.
 */
export function moveOwnDrafts(from: DraftStorage, to: DraftStorage, owner: string): void {
  for (const key of draftKeys(from)) {
    if (!key.startsWith(draftKey(owner, ` ${ownPages}`))) continue;
    const draft = readDraft(from, key);
    if ((draft.at ?? 0) >= (readDraft(to, key).at ?? 0)) writeDraft(to, key, draft);
    from.removeItem(key);
  }
}

/**
 * The address of the page that a draft's key names, without the unit.
 * @param key as `FormDrafts` makes it of owner and `draftPlace`
 */
export function draftAddress(key: string): string {
  const [pathname = '', ...query] = key.slice(key.indexOf(' /') + 1).split(' ');
  return query.length === 0 ? pathname : `${pathname}?${query.join('&')}`;
}

/** When a draft was last typed in, in ms by this device's clock; null: it wasn't noted. */
export function draftTime(text: string): number | null {
  return (JSON.parse(text) as PageDraft).at ?? null;
}

/**
 * Lists the controls with typed text, each under a unique name. It is made of the form's action, the hidden values
 * before it (whose claim a remark is about), its own name, and a count among equal names. The request's key is kept
 * too, so that a form whose answer was lost is sent again as the same request.
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

/** Whether a field's name, as `controlsOf` makes it, is that of a request's key. */
function isKeyField(id: string): boolean {
  const [, , name] = JSON.parse(id.slice(0, id.lastIndexOf(']') + 1)) as [string, unknown, string];
  return name === 'key';
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
