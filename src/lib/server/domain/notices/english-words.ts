import type { Snapshot } from '$lib/notice';
import type { Scheme, SchemeRules } from '$lib/points';
import { ruleText } from './rule-text';

type EnglishWords = NonNullable<Snapshot['english']>;

/**
 * The English of the document's words that a notice quotes: items, sections and what one item adds. They are sealed with the
 * notice, because a later version may translate them otherwise. Words without an English of their own are left out.
 */
export function englishWords(
  scheme: Scheme,
  { rows, changes }: Pick<Snapshot, 'rows' | 'changes'>
): EnglishWords {
  const quoted = new Set([
    ...rows.flatMap(({ gains, later = [] }) => [...gains, ...later].map(({ name }) => name)),
    ...changes.flatMap(({ itemName, section, rule }) => [itemName, section, rule])
  ]);
  const all = new Map(versionsOf(scheme).flatMap(wordsOf));
  return [...quoted].flatMap((name) => {
    const english = all.get(name) ?? name;
    return english === name ? [] : [{ name, english }];
  });
}

/** All versions of a document, the one in force last. */
function versionsOf(scheme: Scheme): SchemeRules[] {
  return [scheme, ...scheme.inForce.flatMap(({ rules }) => rules ?? [])];
}

function wordsOf({ items, sections }: SchemeRules): [name: string, english: string][] {
  return [
    ...[...sections, ...items].map(({ name, english }): [string, string] => [name, english]),
    ...items.map((item): [string, string] => {
      const { zh, en } = ruleText(item);
      return [zh, en];
    })
  ];
}
