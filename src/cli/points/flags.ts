import { parseArgs } from 'node:util';
import type { Lang } from '../../lib/points';
import { refuse } from './refusal';

const options = {
  scheme: { type: 'string' },
  roster: { type: 'string' },
  entries: { type: 'string' },
  ballots: { type: 'string' },
  period: { type: 'string' },
  json: { type: 'boolean' },
  lang: { type: 'string' }
} as const;

export type Flags = ReturnType<typeof readFlags>;

/** The command's name and flags. Refuses unknown flags and more than one command. */
export function readFlags(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options,
      allowPositionals: true,
      strict: true
    });
    const [command = '', ...rest] = positionals;
    if (rest.length > 0) throw new Error(rest.join(' '));
    return { command, ...values };
  } catch (error) {
    return refuse('bad-usage', error instanceof Error ? (error.message.split('. ')[0] ?? '') : '');
  }
}

/** Readable even when the rest of the command line is wrong. */
export function langOf(args: readonly string[]): Lang {
  const place = args.indexOf('--lang');
  return args[place + 1] === 'en' && place >= 0 ? 'en' : args.includes('--lang=en') ? 'en' : 'zh';
}

/** The flag's value; refuses when it is missing. */
export function needed(flags: Flags, name: 'scheme' | 'roster' | 'entries' | 'period'): string {
  return flags[name] ?? refuse('bad-usage', `--${name}`);
}
