import type { Answer, Office } from '../office';

export type Kind = 'announce' | 'import' | 'propose' | 'seal' | 'publish';

/** One act that somebody asked for, and what is known of it: `answer` is null when the server died first. */
export interface Op {
  kind: Kind;
  key: string;
  /** what names its rows: a title, the beginning of the entries' numbers, what is proposed, a month */
  mark: string;
  /** asks once more, with the same key */
  again(): Promise<Answer>;
  answer: Answer | null;
}

/** All that was asked for in a round, and how many times something was sent or answered so far. */
export class Asked {
  readonly ops: Op[] = [];
  #moments = 0;
  #awaited = Infinity;
  #reached = (): void => undefined;
  #aim: { kind: Kind; reached: () => void } | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  /** how long the last act of each kind took that was answered, in ms */
  readonly took = new Map<Kind, number>();

  /** Resolves at the moment of this number: a request has just been sent, or its answer has just come. */
  moment(number: number): Promise<void> {
    this.#awaited = number;
    return new Promise((reached) => (this.#reached = reached));
  }

  /** Resolves when an act of this kind has been sent, and isn't answered yet. */
  sent(kind: Kind): Promise<void> {
    return new Promise((reached) => (this.#aim = { kind, reached }));
  }

  /** There is nothing more to wait for: who would have sent it has ended. */
  ended(): void {
    this.#reached();
    this.#aim?.reached();
  }

  /** One after another: what is booked between a proposal and its seal makes it void. */
  undisturbed<T>(run: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(run, run);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** A post that is kept whatever becomes of it. */
  async tried(op: Omit<Op, 'answer'>): Promise<Answer | null> {
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

export const acknowledged = ({ answer }: Pick<Op, 'answer'>): boolean => answer?.status === 303;

/** Somebody at work: asks for one act after the other until `over` says so, or the server is gone. */
export type Worker = (office: Office, keys: () => string, asked: Asked, over: () => boolean) => Promise<void>;
