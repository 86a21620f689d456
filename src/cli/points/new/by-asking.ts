import { createInterface } from 'node:readline/promises';
import { isDay } from '../../../lib/calendar';
import type { Lang } from '../../../lib/points';
import { schemeOfAnswers, writeScheme } from '../../../lib/points/propose';
import type { Printed } from '../command';
import type { Flags } from '../flags';
import { refuse } from '../refusal';
import { askAll, type Ask } from './questions';
import { schemeFile } from './scheme-file';

/** Asks on the terminal, on stderr so that the file can go to stdout. Ctrl-D or Ctrl-C leaves nothing behind. */
export async function newByAsking({ out }: Flags, lang: Lang): Promise<Printed> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const ask: Ask = async (question, accepts) => {
    for (;;) {
      const answer = (await terminal.question(`${question} `)).trim();
      const wrong = accepts(answer);
      if (wrong === null) return answer;
      process.stderr.write(`${wrong}\n`);
    }
  };
  const closed = new Promise<never>((_, reject) => terminal.once('close', () => reject(new Error('closed'))));
  try {
    const answers = await Promise.race([askAll(ask, isDay, lang), closed]);
    const made = schemeOfAnswers(answers);
    if (!made.ok) return refuse('bad-answers', made.key);
    return schemeFile(writeScheme(made.facts, made.rows), out, lang);
  } catch (error) {
    if (error instanceof Error && error.message === 'closed') return refuse('bad-usage', 'new');
    throw error;
  } finally {
    closed.catch(() => undefined);
    terminal.close();
  }
}
