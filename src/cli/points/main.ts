import { own, visible } from '../../lib/points';
import { checkCommand } from './check-command';
import type { Command } from './command';
import { diffCommand } from './diff-command';
import { explainCommand } from './explain-command';
import { langOf, readFlags } from './flags';
import { newCommand } from './new-command';
import { throwRefusal, PointsRefusal } from './refusal';
import { readCommand } from './read-command';
import { scoreCommand } from './score-command';
import { helpText } from './usage';

/**
 * Runs the command.
 * @returns the exit code: 0; 3 when `read` asks something; 2 with one JSON object on stderr and nothing on stdout
 */
export async function run(args: readonly string[]): Promise<number> {
  const lang = langOf(args);
  try {
    const flags = readFlags(args);
    if (flags.lang !== undefined && flags.lang !== 'en' && flags.lang !== 'zh')
      throwRefusal('bad-usage', '--lang');
    if (flags.help) {
      process.stdout.write(helpText(lang));
      return 0;
    }
    const command = own(commands, flags.command);
    if (!command) return throwRefusal('bad-usage', flags.command || Object.keys(commands).join(', '));
    const { text, exit = 0 } = await command(flags, lang);
    // Text for people has invisible characters made visible; programs and files get it unchanged.
    process.stdout.write(flags.json || flags.command === 'new' ? text : visible(text));
    return exit;
  } catch (error) {
    if (!(error instanceof PointsRefusal)) throw error;
    process.stderr.write(`${JSON.stringify({ error: error.body(lang) })}\n`);
    return 2;
  }
}

const commands: Record<string, Command> = {
  score: scoreCommand,
  explain: explainCommand,
  diff: diffCommand,
  check: checkCommand,
  read: readCommand,
  new: newCommand
};
