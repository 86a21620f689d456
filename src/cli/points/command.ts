import type { Lang } from '../../lib/points';
import type { Flags } from './flags';

/** A command's output on stdout. `exit` is 0 when left out, 3 when something has to be decided first. */
export interface CommandOutput {
  text: string;
  exit?: 0 | 2 | 3;
}

/** A command of `points`. It refuses bad input as a whole by throwing a PointsRefusal. */
export type Command = (flags: Flags, lang: Lang) => Promise<CommandOutput>;
