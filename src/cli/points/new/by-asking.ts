import { createInterface } from 'node:readline/promises';
import { isDay } from '../../../lib/calendar';
import type { Lang } from '../../../lib/points';
import { schemeOfAnswers, writeScheme } from '../../../lib/points/propose';
import type { CommandOutput } from '../command';
import type { Flags } from '../flags';
import { throwRefusal } from '../refusal';
import { askQuestionnaire, type AskQuestion } from './questions';
import { schemeFile } from './scheme-file';

/**
 * Asks on the terminal, through stderr so that the file can go to stdout. Ctrl-C or Ctrl-D leaves nothing
 * behind.
 */
export async function newByAsking({ out }: Flags, lang: Lang): Promise<CommandOutput> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  // terminal.question() would lose lines that are pasted at once, because they come faster than it asks.
  const lines = terminal[Symbol.asyncIterator]();
  const ask: AskQuestion = async (question, accepts) => {
    for (;;) {
      terminal.setPrompt(`${question} `);
      terminal.prompt();
      const line = await lines.next();
      if (line.done) return throwRefusal('stopped', '');
      const answer = line.value.trim();
      const wrong = accepts(answer);
      if (wrong === null) return answer;
      process.stderr.write(`${wrong}\n`);
    }
  };
  try {
    const made = schemeOfAnswers(await askQuestionnaire(ask, isDay, lang));
    if (!made.ok) return throwRefusal('bad-answers', made.key);
    return schemeFile(writeScheme(made.facts, made.rows), out, lang);
  } finally {
    terminal.close();
  }
}
