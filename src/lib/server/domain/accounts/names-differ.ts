import { isSameName } from '$lib/points';
import { Problem } from '../../platform/problem/problem';

/** An account and the person of the roster whom it would be, of another name. */
interface LinkedNames {
  /** name of the account */
  account: string;
  /** 编号 of the person, and their name */
  subject: string;
  name: string;
}

/** An account of another name than the person's: nobody has said yet that the two are one. */
export class NamesDiffer extends Problem<'account-name-differs'> {
  /** value of a ticked box, which names both */
  readonly answer: string;

  constructor(names: LinkedNames) {
    super('account-name-differs', 409, { ...names });
    this.answer = answerFor(names);
  }
}

function answerFor({ account, subject, name }: LinkedNames): string {
  return [account, subject, name].join('\n');
}

/**
 * Refuses to link an account with a person of another name before somebody has said that they are one. An answer about other names
 * is none.
 * @param answered the `answer` of the refusal; '' before it was asked
 * @throws NamesDiffer
 */
export function needOnePerson(names: LinkedNames, answered: string): void {
  if (isSameName(names.account, names.name)) return;
  if (answered !== answerFor(names)) throw new NamesDiffer(names);
}
