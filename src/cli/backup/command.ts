import { parseArgs, type ParseArgsConfig } from 'node:util';
import { CommandRefusal } from '$lib/server/platform/backup/refusal';
import { WrongSettings } from '$lib/server/platform/settings/settings';
import { CannotOpen } from '$lib/server/platform/store/cannot-open';

/**
 * Runs a command and returns its exit code. A refusal prints its sentence and gives 1; any other error is
 * thrown on with its stack.
 */
export async function command(run: () => Promise<number>): Promise<number> {
  try {
    return await run();
  } catch (error) {
    if (!isSentence(error)) throw error;
    process.stderr.write(`✗ ${error.message.replaceAll('\n', '\n  ')}\n`);
    return 1;
  }
}

/** Whether the error is a sentence for people, which its stack would only hide. */
function isSentence(error: unknown): error is Error {
  return [CommandRefusal, WrongSettings, CannotOpen].some((refusal) => error instanceof refusal);
}

/**
 * Reads a command's flags and its one argument.
 * @param usage how the command is called, for the refusal
 * @throws CommandRefusal for anything else on the command line
 */
export function flagsOf<T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
  usage: string
) {
  try {
    const read = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    if (read.positionals.length > 1) throw new Error(read.positionals.slice(1).join(' '));
    return { flags: read.values, argument: read.positionals[0] };
  } catch (error) {
    const what = error instanceof Error ? (error.message.split('. ')[0] ?? '') : '';
    throw new CommandRefusal(
      `参数不对（${what}）。用法：${usage}`,
      `wrong arguments (${what}). Usage: ${usage}`
    );
  }
}

/**
 * Reads a whole number of at least 1.
 * @param usage for the refusal
 * @returns null when it isn't given
 * @throws CommandRefusal for other text
 */
export function countOf(text: string | undefined, usage: string): number | null {
  if (text === undefined) return null;
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new CommandRefusal(
    `${text} 不是正整数。用法：${usage}`,
    `${text} is no whole number. Usage: ${usage}`
  );
}
