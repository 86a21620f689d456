/** A refusal as the server words it; both empty where it gave no reason. */
export interface OutboxRefusal {
  code: string;
  sentence: string;
}

/** The code of a form that the server had, and lacks since it was put back to a backup. */
export const missingCode = 'missing';

/** A form that was filled in on this phone, as it is posted. */
export interface FilledForm {
  /** made on this phone: the server stores its answer under it, so that a form that is sent twice acts once */
  key: string;
  /** the address that it is posted to */
  action: string;
  fields: [name: string, value: string][];
  /** in memory: what was chosen may be changed or gone when it is sent */
  file: File | null;
  /** the claim's id or the objection's receipt that it is about: forms about one go in their order; '' for a new one */
  about: string;
}

/**
 * A form in the outbox. `waiting`: the server hasn't answered yet. `received`: it has, and the next delta shows
 * what became of it. `refused`: it won't take this form, for a reason that can be mended.
 */
export interface OutboxForm extends FilledForm {
  /** milliseconds by this device's clock at which it was sent off */
  at: number;
  state: 'waiting' | 'received' | 'refused';
  refusal: OutboxRefusal | null;
  /** the server's history (its epoch) in which the form was last received; absent while it never was */
  receivedIn?: string;
  /** answers to it that weren't the server's own, one after the other; absent: none */
  foreign?: number;
}

/** Answers of something between phone and server after which it is said: one may be a portal's page. */
const mostForeign = 3;

/** Whether something between phone and server keeps a form back, such as a firewall, although the phone itself is online. */
export function isBlocked({ state, foreign = 0 }: OutboxForm): boolean {
  return state === 'waiting' && foreign >= mostForeign;
}

/**
 * The end of an attempt to send a form. `away`: no answer came, or one that says nothing about the form, so that
 * it is sent again. `foreign`: an answer came that isn't the server's own; it is sent again, too. `signed-out`: it waits until
 * its owner has signed in.
 */
export type SendingEnd =
  { end: 'received' | 'away' | 'foreign' | 'signed-out' } | { end: 'refused'; refusal: OutboxRefusal };

/** The beginning of the names of locks that windows hold while their memory alone has a form; its key follows. */
export const unstoredLock = 'sunboard-unstored-';

export const keysOf = (forms: readonly OutboxForm[]): string[] => forms.map(({ key }) => key);

/** The value of one of its fields; '' when it has none of that name. */
export function outboxField({ fields }: Pick<FilledForm, 'fields'>, name: string): string {
  return fields.find(([each]) => each === name)?.[1] ?? '';
}
