import type { Lang } from '../../lib/points';
import type { CommandOutput } from './command';
import type { Flags } from './flags';
import { newByAsking } from './new/by-asking';
import { newFromAnswers } from './new/from-answers';
import { newFromReview } from './new/from-review';
import { newReview } from './new/review';
import { refuse } from './refusal';

/**
 * Makes a scheme file. `--from` lists the items of a document for a person to confirm; `--confirmed` makes
 * the file from that list; `--answers`, or questions on a terminal, make one without a document.
 */
export function newCommand(flags: Flags, lang: Lang): Promise<CommandOutput> {
  const ways = [flags.from, flags.confirmed, flags.answers].filter((one) => one !== undefined);
  if (ways.length > 1) refuse('bad-usage', '--from, --confirmed, --answers');
  if (flags.from !== undefined) return newReview(flags.from, flags, lang);
  if (flags.confirmed !== undefined) return newFromReview(flags.confirmed, flags, lang);
  if (flags.answers !== undefined) return newFromAnswers(flags.answers, flags, lang);
  if (!process.stdin.isTTY) refuse('bad-usage', '--from, --confirmed, --answers');
  return newByAsking(flags, lang);
}
