import { accountLimits } from '../../platform/auth/account-forms';

/** Surnames that pinyin-pro 3.29.4 reads as common words (findings/pinyin-surnames.sh). */
const unlistedSurnames: readonly (readonly [string, readonly string[]])[] = [
  ['单于', ['chan', 'yu']],
  ['种', ['chong']],
  ['么', ['yao']],
  ['贠', ['yun']]
];

/** Looks up which of some user names are taken, in any unit. */
export type TakenUsernames = (usernames: readonly string[]) => Promise<ReadonlySet<string>>;

/**
 * Proposes a sign-in name for each person: the name in pinyin, `liming`, and where that is taken or several share
 * it, `liming2`, `liming3` in the order of the list. A name that gives no letters falls back to the number (编号).
 * @returns user names by 编号
 */
export async function proposeUsernames(
  people: readonly { id: string; name: string }[],
  taken: TakenUsernames
): Promise<Map<string, string>> {
  // The dictionary takes a megabyte of memory, and is read only where names are proposed.
  const { pinyin } = await import('pinyin-pro');
  const base = ({ id, name }: { id: string; name: string }) => {
    const syllables = pinyin(name, { toneType: 'none', type: 'array', v: true, surname: 'head' });
    const surname = unlistedSurnames.find(([written]) => name.startsWith(written));
    if (surname) syllables.splice(0, surname[1].length, ...surname[1]);
    const spelled = lettersOf(syllables.join(''));
    return filled(spelled === '' ? lettersOf(id) : spelled);
  };
  const proposed = new Map<string, string>();
  const given = new Set<string>();
  let waiting = people.map((person) => ({ id: person.id, base: base(person) }));
  for (let round = 1; waiting.length > 0; round += 1) {
    const candidates = waiting.map((each) => ({ ...each, username: numbered(each.base, round) }));
    const gone = await taken([...new Set(candidates.map(({ username }) => username))]);
    const again: typeof waiting = [];
    for (const { id, base, username } of candidates) {
      if (gone.has(username) || given.has(username)) again.push({ id, base });
      else {
        given.add(username);
        proposed.set(id, username);
      }
    }
    waiting = again;
  }
  return proposed;
}

const { least, most } = accountLimits.username;
/** Room for the figure that tells namesakes apart. */
const longestBase = most - 4;

function lettersOf(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, longestBase);
}

/** A short name is filled up to the least length: 鄂 is `e01`. */
function filled(base: string): string {
  return base.length >= least ? base : `${base}${'1'.padStart(least - base.length, '0')}`;
}

function numbered(base: string, round: number): string {
  return round === 1 ? base : `${base}${round}`;
}
