import { createInterface } from 'node:readline/promises';
import { isDay } from '../../../lib/calendar';
import type { Lang } from '../../../lib/points';
import { schemeOfAnswers, writeScheme } from '../../../lib/points/propose';
import type { Printed } from '../command';
import type { Flags } from '../flags';
import { refuse } from '../refusal';
import { askAll, type Ask } from './questions';
import { schemeFile } from './scheme-file';

/** Asks on the terminal, on stderr so that the file can go to stdout. Ctrl-C or Ctrl-D leaves nothing behind. */
export async function newByAsking({ out }: Flags, lang: Lang): Promise<Printed> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  // Not terminal.question(): lines that are pasted at once come faster than they are asked for, and it would lose them.
  const lines = terminal[Symbol.asyncIterator]();
  const ask: Ask = async (question, accepts) => {
    for (;;) {
      terminal.setPrompt(`${question} `);
      terminal.prompt();
      const line = await lines.next();
      if (line.done) return refuse('stopped', '');
      const answer = line.value.trim();
      const wrong = accepts(answer);
      if (wrong === null) return answer;
      process.stderr.write(`${wrong}\n`);
    }
  };
  try {
    const made = schemeOfAnswers(await askAll(ask, isDay, lang));
    if (!made.ok) return refuse('bad-answers', made.key);
    return schemeFile(writeScheme(made.facts, made.rows), out, lang);
  } finally {
    terminal.close();
  }
}
