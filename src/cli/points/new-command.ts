import { type Lang, decode } from '../../lib/points';
import type { CommandOutput } from './command';
import type { Flags } from './flags';
import { newByAsking } from './new/by-asking';
import { newFromReview } from './new/from-review';
import { newReview } from './new/review';
import { throwRefusal } from './refusal';
import { readAnswers, schemeOfAnswers, writeScheme } from '../../lib/points/propose';
import { bytesOf } from './files';
import { schemeFile } from './new/scheme-file';

/**
 * Makes a scheme file. `--from` lists the items of a document for a person to confirm; `--confirmed` makes
 * the file from that list; `--answers`, or questions on a terminal, make one without a document.
 */
export function newCommand(flags: Flags, lang: Lang): Promise<CommandOutput> {
  const ways = [flags.from, flags.confirmed, flags.answers].filter((one) => one !== undefined);
  if (ways.length > 1) throwRefusal('bad-usage', '--from, --confirmed, --answers');
  if (flags.from !== undefined) return newReview(flags.from, flags, lang);
  if (flags.confirmed !== undefined) return newFromReview(flags.confirmed, flags, lang);
  if (flags.answers !== undefined) return newFromAnswers(flags.answers, flags, lang);
  if (!process.stdin.isTTY) throwRefusal('bad-usage', '--from, --confirmed, --answers');
  return newByAsking(flags, lang);
}

/**
 * Makes a scheme file from a file of answers in YAML or JSON; the answers are those to the questions on a
 * terminal.
 * @throws PointsRefusal for a file that can't be read, or isn't complete
 */
async function newFromAnswers(file: string, { out }: Flags, lang: Lang): Promise<CommandOutput> {
  const text = decode(bytesOf(file));
  if (text === null) return throwRefusal('bad-encoding', file, file);
  if (text.length > 1_000_000) throwRefusal('too-large', file, file);
  const read = readAnswers(text);
  if (!read.ok) return throwRefusal('bad-answers', read.key, file);
  const made = schemeOfAnswers(read.answers);
  if (!made.ok) return throwRefusal('bad-answers', made.key, file);
  return schemeFile(writeScheme(made.facts, made.rows), out, lang);
}
