import { decode, type Lang } from '../../../lib/points';
import { readAnswers, schemeOfAnswers, writeScheme } from '../../../lib/points/propose';
import type { CommandOutput } from '../command';
import { bytesOf } from '../files';
import type { Flags } from '../flags';
import { refuse } from '../refusal';
import { schemeFile } from './scheme-file';

/**
 * Makes a scheme file from a file of answers in YAML or JSON; the answers are those to the questions on a
 * terminal.
 * @throws PointsRefusal for a file that can't be read, or isn't complete
 */
export async function newFromAnswers(file: string, { out }: Flags, lang: Lang): Promise<CommandOutput> {
  const text = decode(bytesOf(file));
  if (text === null) return refuse('bad-encoding', file, file);
  if (text.length > 1_000_000) refuse('too-large', file, file);
  const read = readAnswers(text);
  if (!read.ok) return refuse('bad-answers', read.key, file);
  const made = schemeOfAnswers(read.answers);
  if (!made.ok) return refuse('bad-answers', made.key, file);
  return schemeFile(writeScheme(made.facts, made.rows), out, lang);
}
