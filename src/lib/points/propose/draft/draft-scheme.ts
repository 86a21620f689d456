import type { Day } from '../../../calendar';
import type { Lang } from '../../messages';
import type { RedemptionRule } from '../../redemption';
import type { SubjectKind } from '../../scheme/scheme';
import type { DocumentReading } from '../document/read-document';
import { schemeId, usualRanks } from '../review/answers';
import { reviewSentence } from '../review/review-problem';
import { clauseRefs } from '../document/clause-refs';
import { readReview } from '../review/review-sheet';
import { writeScheme } from '../review/write-scheme';
import { draftRows, sentencesLeft, type DraftRow, type RowAnswers } from './draft-rows';

/** The parts of a scheme that no row of its document gives. */
export interface DraftDetails {
  name: string;
  /** '' when it has none */
  english: string;
  from: Day;
  ranks: 'points' | 'balance';
  /** `people`: those who hold a post */
  scored: SubjectKind | 'people';
  /** whether points that weren't spent on goods go with their year */
  clears: RedemptionRule['clears'];
}

export interface SchemeDraft {
  text: string;
  reading: DocumentReading;
  answers: RowAnswers;
}

/** Why no scheme can be made yet: a row, or '' for the whole draft, with the sentence about it. */
export interface DraftTrouble {
  row: string;
  sentence: Record<Lang, string>;
}

const header = ['确认', '事项 id', '名称', '类型', '分值', '章节', '条款', '原文'];

/**
 * Makes the text of a scheme of a draft, by the same reading of a review sheet as `points new`. Open words without an
 * answer are left out of its items and named in it.
 * @returns the YAML, or every trouble at once
 */
export function draftScheme(
  draft: SchemeDraft,
  details: DraftDetails
): { ok: true; yaml: string } | { ok: false; troubles: DraftTrouble[] } {
  const rows = draftRows(draft.text, draft.reading, draft.answers);
  const refAt = clauseRefs(draft.text);
  const asked = rows.filter(({ open, answer }) => !open || answer !== null);
  const {
    rows: confirmed,
    struck,
    problems
  } = readReview({
    file: '',
    header,
    rows: asked.map((row, n) => ({ row: n + 2, cells: cellsOf(row, refAt(row.at)) }))
  });
  if (problems.length > 0) {
    const troubles = problems.flatMap((problem) =>
      'params' in problem
        ? []
        : [
            {
              row: asked[(problem.row ?? 0) - 2]?.id ?? '',
              sentence: { zh: reviewSentence(problem, 'zh'), en: reviewSentence(problem, 'en') }
            }
          ]
    );
    return { ok: false, troubles };
  }
  const english = details.english || details.name;
  const facts = factsOf(draft);
  const left = rows.filter(({ id, open, answer }) => open && answer === null && !facts.rows.has(id));
  const yaml = writeScheme(
    {
      id: schemeId(details.english),
      name: details.name,
      english,
      source: details.name,
      subjects: '',
      scored: details.scored === 'people' ? undefined : details.scored,
      clears: details.clears,
      from: details.from,
      to: null,
      documentFrom: facts.from,
      score: details.ranks === 'points' ? usualRanks : balances,
      objections: facts.objections && { ...facts.objections, ref: refAt(facts.objections.at) },
      unread: left.map(({ source }) => source),
      struck
    },
    confirmed
  );
  return { ok: true, yaml };
}

const balances = { month: 'balance', quarter: 'balance', 'half-year': 'balance', year: 'balance' } as const;

function cellsOf({ id, name, kind, points, section, source, answer }: DraftRow, ref: string): string[] {
  const mark = answer === 'yes' ? '是' : answer === 'no' ? '否' : '';
  return [mark, id, name, kind, points, section, ref, source];
}

/** The facts that the document states besides its items, and the open rows that it says this in. */
export function factsOf({ text, reading, answers }: SchemeDraft) {
  const stated = sentencesLeft(reading, 'fact', (id) => answers[id]?.mark === 'yes');
  const objection = stated.find(({ fact }) => fact?.about === 'objections');
  const inForce = stated.flatMap(({ fact }) =>
    fact?.about === 'in-force' && fact.from !== null ? [fact.from] : []
  );
  return {
    clears: stated.some(({ fact }) => fact?.about === 'clearing') ? ('year' as const) : ('never' as const),
    rows: new Set(stated.flatMap(({ rows }) => rows)),
    /** the first day that it names; null: none */
    from: inForce[0] ?? null,
    objections:
      objection?.fact?.about === 'objections'
        ? {
            to: objection.fact.to,
            at: objection.start,
            text: text
              .slice(objection.start, objection.end)
              .replace(/\s+/g, ' ')
              .replace(/[\s,，;；]+$/, '')
              .trim()
          }
        : null
  };
}
