import { outboxField, type OutboxForm } from '../../src/lib/local/phone/outbox/outbox-form';
import { evidenceForm, type MyState } from '../../src/lib/sync';
import type { ChosenForm } from './form-fate';
import type { SeededRandom } from './random';

/** The forms that a cadre might fill in on a page, chosen by chance among those that the page offers. */
export class FormChoices {
  readonly #random: SeededRandom;
  readonly #nextText: (kind: string) => string;

  /** @param nextText gives a text that no other form has */
  constructor(random: SeededRandom, nextText: (kind: string) => string) {
    this.#random = random;
    this.#nextText = nextText;
  }

  /** Declares what the cadre has done, or now and then what a colleague has. */
  declaration(): ChosenForm {
    const isReport = this.#random.chance(0.25);
    const text = this.#nextText('claim');
    return {
      kind: isReport ? 'report' : 'claim',
      text,
      action: '/me/claims/new',
      about: '',
      fields: { claim: '', seen: '', subject: isReport ? 'p2' : '', ...claimed, basis: text },
      brings: this.#random.chance(0.4) ? this.#nextText('file') : ''
    };
  }

  /** Objects to a notice that is open for it as far as the page knows: to the whole of it, one's own row, or an entry of it. */
  objection({ openNotices, entries }: MyState): ChosenForm | null {
    if (openNotices.length === 0) return null;
    const { code, isIn } = this.#random.one(openNotices);
    const lines = isIn ? ['', 'own', ...entries.map(({ id }) => `entry ${id}`)] : [''];
    const wrong = this.#random.one(lines);
    const text = this.#nextText('objection');
    return {
      kind: 'objection',
      text,
      action: '/me/notice/object',
      about: '',
      fields: { notice: code, wrong, said: text }
    };
  }

  /** Goes on with a claim or an objection, in any way that the page offers. */
  sequel({ claims, objections }: MyState): ChosenForm | null {
    // Ways that are seldom offered are listed several times, so that they are taken as often.
    const ways: (() => ChosenForm)[] = [
      ...claims.flatMap(({ id, last, mine, state, answerBy }) => {
        const seen = { claim: id, seen: String(last) };
        const amended = () => this.#amendment(id, seen);
        return [
          ...(mine && state === 'returned' ? Array.from({ length: 3 }, () => amended) : []),
          ...(mine && undecided.includes(state) ? [() => withdrawal(id, seen)] : []),
          ...(answerBy === null ? [] : [() => this.#answer(id, seen)])
        ];
      }),
      ...objections.flatMap(({ receipt, appeal }) =>
        appeal ? Array.from({ length: 5 }, () => () => this.#appeal(receipt, appeal.seen)) : []
      )
    ];
    return this.#anyOf(ways);
  }

  /** Adds a file to an undecided claim of one's own or erases one, which no other form about the claim holds up. */
  changeOfFiles({ claims }: MyState, forms: readonly OutboxForm[]): ChosenForm | null {
    const open = forms.filter(({ state }) => state !== 'refused');
    const isWithdrawn = (id: string) =>
      open.some(({ action, about }) => about === id && action.endsWith('?/withdraw'));
    const added = (id: string) =>
      open.filter((form) => form.action.endsWith('?/attach') && outboxField(form, 'claim') === id).length;
    const ways = claims
      .filter(({ id, mine, state }) => mine && undecided.includes(state) && !isWithdrawn(id))
      .flatMap(({ id, files }): (() => ChosenForm)[] => [
        ...(files.length + added(id) < evidenceForm.files ? [() => this.#attachment(id)] : []),
        ...files.flatMap((file) =>
          file.erased ? [] : Array.from({ length: 3 }, () => () => erasure(file.id, file.name))
        )
      ]);
    return this.#anyOf(ways);
  }

  #amendment(about: string, seen: Record<string, string>): ChosenForm {
    const text = this.#nextText('amendment');
    const fields = { ...seen, subject: '', ...claimed, basis: text };
    return { kind: 'amendment', text, action: '/me/claims/new', about, fields };
  }

  #answer(about: string, seen: Record<string, string>): ChosenForm {
    const text = this.#nextText('answer');
    const fields = { ...seen, agrees: this.#random.one(['yes', 'no']), words: text };
    return { kind: 'answer', text, action: '/me/claims?/answer', about, fields };
  }

  #appeal(receipt: string, seen: number): ChosenForm {
    const text = this.#nextText('appeal');
    const fields = { receipt, seen: String(seen), words: text };
    return { kind: 'appeal', text, action: '/me/notice?/appeal', about: receipt, fields };
  }

  #attachment(claim: string): ChosenForm {
    const brings = this.#nextText('file');
    return {
      kind: 'attachment',
      text: '',
      action: '/me/claims?/attach',
      about: '',
      fields: { claim },
      brings
    };
  }

  #anyOf(ways: readonly (() => ChosenForm)[]): ChosenForm | null {
    return ways.length === 0 ? null : this.#random.one(ways)();
  }
}

/** The states in which a claim of one's own may be withdrawn, and files be added to it or erased. */
const undecided: readonly string[] = ['waiting', 'open', 'returned', 'forwarded'];

/** The fields that all claims have alike. */
const claimed = {
  item: 'perform-service',
  date: '2026-10-03',
  quantity: '1',
  value: '5',
  matterText: '',
  story: ''
};

function withdrawal(about: string, fields: Record<string, string>): ChosenForm {
  return { kind: 'withdrawal', text: '', action: '/me/claims?/withdraw', about, fields };
}

function erasure(evidence: string, name: string): ChosenForm {
  return {
    kind: 'erasure',
    text: '',
    action: '/me/claims?/erase',
    about: '',
    fields: { evidence },
    erases: name
  };
}
