import type { Lang } from '../../lib/points';
import type { Flags } from './flags';

/** What a command prints on stdout. `exit`: 0 when left out. */
export interface Printed {
  text: string;
  exit?: 0 | 2;
}

/** Refuses bad input whole, by throwing a Refusal. */
export type Command = (flags: Flags, lang: Lang) => Promise<Printed>;
