import * as v from 'valibot';
import { parse } from 'yaml';
import { day, english, id, name, prose } from '../../scheme/shape';
import type { SubjectKind } from '../../scheme/scheme';
import { levelId } from '../worth/levels-in';
import type { ConfirmedItem } from './review-sheet';
import type { ProposedWorth } from '../worth/worth';
import { readWorth } from '../worth/worth-cells';
import type { SchemeFacts } from './write-scheme';

const cell = v.union([v.pipe(v.number(), v.transform(String)), v.string()]);
const ranksBy = v.optional(v.picklist(['points', 'balance']));

/** Those who may be scored; `people`: those who hold a post. */
export const scoredKinds = ['people', 'members', 'households', 'communities'] as const;
export type ScoredKind = (typeof scoredKinds)[number];

/** The kind of subjects as a scheme has it: people need no word. */
export function subjectKindOf(scored: ScoredKind): SubjectKind | undefined {
  return scored === 'people' ? undefined : scored;
}

/** Answers to the questions that `points new` asks, as a file: YAML or JSON. `kind` and `points` as in a review sheet. */
const shape = v.strictObject({
  name,
  english: v.optional(english),
  id: v.optional(id),
  subjects: v.optional(v.string(), ''),
  scored: v.optional(v.picklist(scoredKinds)),
  from: day,
  to: v.optional(day),
  base: v.optional(v.number(), 0),
  ranks: v.optional(
    v.strictObject({ month: ranksBy, quarter: ranksBy, 'half-year': ranksBy, year: ranksBy }),
    {}
  ),
  items: v.pipe(
    v.array(
      v.strictObject({
        id: v.optional(id),
        name,
        english: v.optional(english),
        section: name,
        kind: prose,
        points: v.optional(cell, ''),
        clause: v.optional(v.string(), '')
      })
    ),
    v.nonEmpty()
  )
});
export type QuestionnaireAnswers = v.InferOutput<typeof shape>;

/** Months rank by what they bring, the year by the balance at its end. */
export const usualRanks: SchemeFacts['score'] = {
  month: 'points',
  quarter: 'points',
  'half-year': 'points',
  year: 'balance'
};

/**
 * Reads a file of answers.
 * @returns the answers, or the key that is wrong (`items.2.points`)
 */
export function readAnswers(
  file: string
): { ok: true; answers: QuestionnaireAnswers } | { ok: false; key: string } {
  let data: unknown;
  try {
    data = parse(file, { maxAliasCount: 0 });
  } catch {
    return { ok: false, key: 'YAML' };
  }
  const read = v.safeParse(shape, data);
  if (read.success) return { ok: true, answers: read.output };
  return {
    ok: false,
    key: (v.getDotPath(read.issues[0]) ?? 'YAML').replace(/\.(\d+)/g, (_, n) => `.${Number(n) + 1}`)
  };
}

/** The worth that an answer says, or which of its two halves is wrong. */
export function answeredWorth(kind: string, points: string): ProposedWorth | { wrong: 'kind' | 'points' } {
  const worth = readWorth(kind, points.normalize('NFKC'));
  if (!('wrong' in worth) && worth.kind === 'levels') {
    if (worth.levels.some(({ level }) => levelId(level ?? '') === null)) return { wrong: 'points' };
  }
  return worth;
}

/** Answers as what a scheme is written of. `wrong`: the key of the first that won't do. */
export function schemeOfAnswers(
  answers: QuestionnaireAnswers
): { ok: true; facts: SchemeFacts; rows: ConfirmedItem[] } | { ok: false; key: string } {
  const rows: ConfirmedItem[] = [];
  const base = { kind: 'base' as const, points: answers.base };
  const firstSection = answers.items[0]?.section ?? '';
  if (answers.base !== 0) {
    rows.push({
      id: 'base',
      name: '基础分',
      english: 'Base',
      section: firstSection,
      ref: '',
      worth: base,
      source: ''
    });
  }
  for (const [n, item] of answers.items.entries()) {
    const worth = answeredWorth(item.kind, item.points);
    if ('wrong' in worth) return { ok: false, key: `items.${n + 1}.${worth.wrong}` };
    rows.push({
      id: item.id ?? `item-${n + 1}`,
      name: item.name,
      english: item.english ?? item.name,
      section: item.section,
      ref: '',
      worth,
      source: item.clause
    });
  }
  return { ok: true, facts: factsOf(answers), rows };
}

function factsOf(answers: QuestionnaireAnswers): SchemeFacts {
  const score = Object.keys(answers.ranks).length > 0 ? answers.ranks : usualRanks;
  return {
    id: answers.id ?? schemeId(answers.english ?? answers.name),
    name: answers.name,
    english: answers.english ?? answers.name,
    source: answers.name,
    subjects: answers.subjects,
    scored: answers.scored && subjectKindOf(answers.scored),
    from: answers.from,
    to: answers.to ?? null,
    score: onlyKnown(score)
  };
}

function onlyKnown(score: QuestionnaireAnswers['ranks']): SchemeFacts['score'] {
  const known: SchemeFacts['score'] = {};
  for (const kind of ['month', 'quarter', 'half-year', 'year'] as const) {
    const by = score[kind];
    if (by !== undefined) known[kind] = by;
  }
  return known;
}

/** An id from an English name; `own-scheme` when there is none. */
export function schemeId(name: string): string {
  const words = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-\d]+|-+$/g, '');
  return words || 'own-scheme';
}
