import { isMonth } from '../../lib/calendar';
import { parseArgs } from 'node:util';
import { own, type Lang } from '../../lib/points';
import { throwRefusal } from './refusal';

const text = { type: 'string' } as const;
const yes = { type: 'boolean' } as const;
const options = {
  scheme: text,
  with: text,
  subject: text,
  roster: text,
  entries: text,
  ballots: text,
  period: text,
  month: text,
  sheet: text,
  as: text,
  first: text,
  from: text,
  confirmed: text,
  answers: text,
  out: text,
  name: text,
  english: text,
  id: text,
  subjects: text,
  scored: text,
  clears: text,
  'from-date': text,
  'to-date': text,
  json: yes,
  help: yes,
  lang: text
} as const;

type Flag = keyof typeof options;

const ledger: Flag[] = ['roster', 'entries', 'ballots', 'first', 'period'];
/** The flags of each command, besides --lang and --help. */
const known: Record<string, readonly Flag[]> = {
  score: ['scheme', ...ledger, 'json'],
  explain: ['scheme', ...ledger, 'subject', 'json'],
  diff: ['scheme', 'with', ...ledger, 'json'],
  check: ['scheme', 'roster', 'json'],
  read: ['scheme', 'roster', 'month', 'sheet', 'as', 'answers', 'json'],
  new: [
    'from',
    'confirmed',
    'answers',
    'out',
    'name',
    'english',
    'id',
    'subjects',
    'scored',
    'clears',
    'from-date',
    'to-date'
  ]
};

export type Flags = ReturnType<typeof readFlags>;

/**
 * Reads the command's name and flags.
 * @throws PointsRefusal for more than one command, or an unknown flag
 */
export function readFlags(args: readonly string[]) {
  const { command, file, values } = parsed(args);
  const understood = own(known, command);
  for (const flag of Object.keys(values)) {
    const isKnown = flag === 'lang' || flag === 'help' || understood?.some((one) => one === flag);
    if (understood && !isKnown) throwRefusal('bad-usage', `--${flag}`);
  }
  return { command, ...(file !== undefined && { file }), ...values };
}

function parsed(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options,
      allowPositionals: true,
      strict: true
    });
    const [command = '', ...rest] = positionals;
    // Only `read` takes a file without a flag.
    const [file, ...more] = command === 'read' ? rest : [undefined, ...rest];
    if (more.length > 0) throw new Error(more.join(' '));
    return { command, file, values };
  } catch (error) {
    return throwRefusal('bad-usage', error instanceof Error ? (error.message.split('. ')[0] ?? '') : '');
  }
}

/** Finds the language even when the rest of the command line is wrong. */
export function langOf(args: readonly string[]): Lang {
  const place = args.indexOf('--lang');
  return args[place + 1] === 'en' && place >= 0 ? 'en' : args.includes('--lang=en') ? 'en' : 'zh';
}

/**
 * The flag's value.
 * @throws PointsRefusal when it is missing
 */
export function neededFlag(
  flags: Flags,
  name: 'scheme' | 'with' | 'subject' | 'roster' | 'entries' | 'period' | 'month' | 'name' | 'from-date'
): string {
  return flags[name] ?? throwRefusal('bad-usage', `--${name}`);
}

/**
 * The ledger's first month (M15), if one is given.
 * @throws PointsRefusal for something that is no month
 */
export function firstOf({ first }: Flags): string | undefined {
  if (first !== undefined && !isMonth(first)) throwRefusal('bad-usage', `--first ${first}`);
  return first;
}
