import type { FormAnswer, Office } from '../office';

export type OpKind = 'announce' | 'import' | 'propose' | 'seal' | 'publish';

/** A command that somebody sent, and what is known of it; `answer` is null when the server died first. */
export interface Op {
  kind: OpKind;
  key: string;
  /**
   * identifies its rows: a title, the beginning of the entries' numbers, the digest of a proposal, a month
   */
  mark: string;
  /** sends it once more, with the same key */
  again(): Promise<FormAnswer>;
  answer: FormAnswer | null;
}

/** All commands of a round, and how many times something was sent or answered so far. */
export class AskedOps {
  readonly ops: Op[] = [];
  #moments = 0;
  #awaited = Infinity;
  #reached = (): void => undefined;
  #aim: { kind: OpKind; reached: () => void } | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  /** the duration of the last answered command of each kind, in ms */
  readonly took = new Map<OpKind, number>();

  /**
   * Resolves at the moment of this number: when a request has just been sent, or its answer has just come.
   */
  moment(number: number): Promise<void> {
    this.#awaited = number;
    return new Promise((reached) => (this.#reached = reached));
  }

  /** Resolves when a command of this kind has been sent and isn't answered yet. */
  sent(kind: OpKind): Promise<void> {
    return new Promise((reached) => (this.#aim = { kind, reached }));
  }

  /** Ends the waiting, because the workers have ended. */
  ended(): void {
    this.#reached();
    this.#aim?.reached();
  }

  /**
   * Runs one after another, because an entry booked between a proposal and its seal makes the proposal void.
   */
  undisturbed<T>(run: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(run, run);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** Posts a command that is recorded whatever becomes of it. */
  async tried(op: Omit<Op, 'answer'>): Promise<FormAnswer | null> {
    const kept: Op = { ...op, answer: null };
    this.ops.push(kept);
    const began = performance.now();
    const answer = op.again().catch(() => null);
    this.#happened();
    if (this.#aim?.kind === op.kind) this.#aim.reached();
    kept.answer = await answer;
    if (kept.answer) this.took.set(op.kind, performance.now() - began);
    this.#happened();
    return kept.answer;
  }

  #happened(): void {
    this.#moments += 1;
    if (this.#moments === this.#awaited) this.#reached();
  }
}

/** Whether the server has acknowledged a command, by a redirect. */
export const acknowledged = ({ answer }: Pick<Op, 'answer'>): boolean => answer?.status === 303;

/** Sends one command after the other until `over` is true, or the server is gone. */
export type Worker = (
  office: Office,
  keys: () => string,
  asked: AskedOps,
  over: () => boolean
) => Promise<void>;
