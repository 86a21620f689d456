import type { DraftWithNeeds } from './drafts';
import type { ProposalDraft, SchemeProposal } from './proposal';
import type { RowWorth } from './worth/worth';

/** The section of items that stand below no heading. */
const noHeading = '积分事项';

/** Gives each draft its id (`s2-3`, a clause `s2-3b`) and a name of its own; references use the id. */
export function numberDrafts(drafts: readonly (DraftWithNeeds & { section: string })[]): SchemeProposal[] {
  const found = drafts.map((one) => ({ ...one, section: one.section || noHeading }));
  const sections = [...new Set(found.map((one) => one.section))];
  const ids = idsOf(found, sections);
  const firsts = new Map<string, string>();
  const names = newNames();
  return found.map(({ draft, needs, section }) => {
    const { worth, source, clause, remarks } = draft;
    const name = ownName(draft, { names, first: firsts.get(draft.name) });
    if (!firsts.has(draft.name)) firsts.set(draft.name, clause);
    names.give(name);
    const needed = needs.map((one) => ids.get(one) ?? '');
    return {
      id: ids.get(draft) ?? '',
      name,
      section,
      worth: referring(worth, needed),
      source,
      clause,
      remarks
    };
  });
}

/**
 * A name that no other draft has: of drafts with the same beginning the later ones add what tells them from the first
 * (`不服从安排（情节严重的）`), or a number where nothing short does.
 * @param names that are given already
 * @param first the clause of the first draft of this name
 */
function ownName(
  { name, clause, worth }: ProposalDraft,
  { names, first }: { names: GivenNames; first: string | undefined }
): string {
  const difference = first === undefined || worth.kind === 'open' ? '' : differenceFrom(first, clause);
  const longer = difference === '' ? name : `${name}（${difference}）`;
  return names.has(longer) ? names.numbered(name) : longer;
}

/** The names that were given already. */
interface GivenNames {
  has(name: string): boolean;
  give(name: string): void;
  /** the name with the first number, from 2, that nobody has: `加分（2）` */
  numbered(name: string): string;
}

/** Remembers up to which number a name is taken, so that a thousand of one name aren't counted through each time. */
function newNames(): GivenNames {
  const given = new Set<string>();
  const taken = new Map<string, number>();
  return {
    has: (name) => given.has(name),
    give: (name) => void given.add(name),
    numbered(name) {
      let n = taken.get(name) ?? 2;
      while (given.has(`${name}（${n}）`)) n += 1;
      taken.set(name, n);
      return `${name}（${n}）`;
    }
  };
}

/** The words, up to the next sign, at which a clause leaves another one, from the start of a number; '' when they are long. */
function differenceFrom(other: string, clause: string): string {
  let at = 0;
  while (at < clause.length && clause[at] === other[at]) at += 1;
  while (at > 0 && /[\d.]/.test(clause[at - 1] ?? '')) at -= 1;
  const [found = ''] = /^[^,，、。；;:：()（）]+/.exec(clause.slice(at).replace(/^[\s,，、]+/, '')) ?? [];
  const words = found.replace(/\s+/g, '');
  return words.length <= 14 && /[\u4e00-\u9fff]/.test(words) ? words : '';
}

function idsOf(
  found: readonly (DraftWithNeeds & { section: string })[],
  sections: readonly string[]
): Map<ProposalDraft, string> {
  const ids = new Map<ProposalDraft, string>();
  const numbers = new Map(sections.map((section, n) => [section, n + 1]));
  const counts = new Map<string, number>();
  const next = (key: string) => {
    const n = (counts.get(key) ?? 0) + 1;
    counts.set(key, n);
    return n;
  };
  for (const { draft, needs, section } of found) {
    const parent = draft.worth.kind === 'clause' ? ids.get(needs[0] ?? draft) : undefined;
    if (parent === undefined) {
      // Open rows don't take the numbers of the items around them.
      const of = `s${numbers.get(section) ?? 0}${draft.worth.kind === 'open' ? '-open' : ''}`;
      ids.set(draft, `${of}-${next(of)}`);
    } else {
      ids.set(draft, `${parent}${letters(next(parent))}`);
    }
  }
  return ids;
}

/** 1 → a, 26 → z, 27 → aa. */
function letters(n: number): string {
  const rest = (n - 1) % 26;
  const before = Math.floor((n - 1) / 26);
  return `${before > 0 ? letters(before) : ''}${String.fromCharCode(97 + rest)}`;
}

function referring(worth: RowWorth, ids: string[]): RowWorth {
  if (worth.kind === 'clause') return { ...worth, of: ids[0] ?? '' };
  if (worth.kind === 'standing') return { ...worth, unless: ids };
  return worth.kind === 'highest' ? { ...worth, items: ids } : worth;
}
