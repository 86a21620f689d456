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

/** A post that is kept whatever becomes of it. */
export async function tried(ops: Op[], op: Omit<Op, 'answer'>): Promise<Answer | null> {
  const kept: Op = { ...op, answer: null };
  ops.push(kept);
  kept.answer = await op.again().catch(() => null);
  return kept.answer;
}

export const acknowledged = ({ answer }: Pick<Op, 'answer'>): boolean => answer?.status === 303;

/** Somebody at work: asks for one act after the other until `over` says so, or the server is gone. */
export type Worker = (office: Office, keys: () => string, ops: Op[], over: () => boolean) => Promise<void>;
