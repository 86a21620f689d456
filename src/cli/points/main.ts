import { checkCommand } from './check-command';
import { langOf, readFlags } from './flags';
import { refuse, Refusal } from './refusal';
import { scoreCommand } from './score-command';

/** Runs the command and returns its exit code: 0, or 2 with one JSON object on stderr and nothing on stdout. */
export async function run(args: readonly string[]): Promise<number> {
  const lang = langOf(args);
  try {
    const flags = readFlags(args);
    if (flags.lang !== undefined && flags.lang !== 'en' && flags.lang !== 'zh') refuse('bad-usage', '--lang');
    if (flags.command === 'check') {
      const { text, exit } = await checkCommand(flags, lang);
      process.stdout.write(text);
      return exit;
    }
    if (flags.command !== 'score') refuse('bad-usage', flags.command || 'score, check');
    process.stdout.write(await scoreCommand(flags, lang));
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    process.stderr.write(`${JSON.stringify({ error: error.body(lang) })}\n`);
    return 2;
  }
}
