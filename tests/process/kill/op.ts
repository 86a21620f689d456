import type { Answer, Office } from '../office';

export type Kind = 'announce' | 'import' | 'seal' | 'publish';

/** One act that somebody asked for, and what is known of it: `answer` is null when the server died first. */
export interface Op {
  kind: Kind;
  key: string;
  /** what names its rows: a title, the beginning of the entries' numbers, a month */
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

  /** Resolves at the moment of this number: a request has just been sent, or its answer has just come. */
  moment(number: number): Promise<void> {
    this.#awaited = number;
    return new Promise((reached) => (this.#reached = reached));
  }

  /** A post that is kept whatever becomes of it. */
  async tried(op: Omit<Op, 'answer'>): Promise<Answer | null> {
    const kept: Op = { ...op, answer: null };
    this.ops.push(kept);
    const answer = op.again().catch(() => null);
    this.#happened();
    kept.answer = await answer;
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
