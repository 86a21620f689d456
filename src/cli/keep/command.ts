import { parseArgs, type ParseArgsConfig } from 'node:util';
import { Refusal } from '$lib/server/keep/refusal';
import { WrongSettings } from '$lib/server/settings/settings';

/** Runs a command and gives its exit code: a refusal is its sentence and 1, everything else that fails a stack. */
export async function command(run: () => Promise<number>): Promise<number> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof WrongSettings)) throw error;
    process.stderr.write(`✗ ${error.message.replaceAll('\n', '\n  ')}\n`);
    return 1;
  }
}

/** The command's flags and its one argument; refuses all others with how it is used. */
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
    throw new Refusal(`参数不对（${what}）。用法：${usage}`, `wrong arguments (${what}). Usage: ${usage}`);
  }
}

/** A whole number of at least 1, when it is given. */
export function countOf(text: string | undefined, usage: string): number | null {
  if (text === undefined) return null;
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new Refusal(`${text} 不是正整数。用法：${usage}`, `${text} is no whole number. Usage: ${usage}`);
}
