import { isDay } from '../../../lib/calendar';
import type { Lang } from '../../../lib/points';
import {
  readReview,
  reviewSentence,
  schemeId,
  scoredKinds,
  subjectKindOf,
  subjectsIn,
  usualRanks,
  writeScheme,
  type ScoredKind
} from '../../../lib/points/propose';
import type { CommandOutput } from '../command';
import { loadTable } from '../files';
import { neededFlag, type Flags } from '../flags';
import { throwRefusal, refuseFirst, PointsRefusal } from '../refusal';
import { schemeFile } from './scheme-file';

/**
 * Makes a scheme file from a sheet that a person has gone through.
 * @throws PointsRefusal at the first row that is neither confirmed nor struck out
 */
export async function newFromReview(file: string, flags: Flags, lang: Lang): Promise<CommandOutput> {
  const name = neededFlag(flags, 'name');
  const from = dayOfFlag(neededFlag(flags, 'from-date'));
  const to = flags['to-date'] === undefined ? null : dayOfFlag(flags['to-date']);
  const { rows, struck, problems } = readReview(await loadTable(file));
  const [problem] = problems;
  if (problem && 'params' in problem) refuseFirst([problem]);
  else if (problem) {
    const { code, row, column } = problem;
    throw new PointsRefusal((own) => ({ code, message: reviewSentence(problem, own), file, row, column }));
  }
  const english = flags.english ?? name;
  const scored = scoredOf(flags.scored, [...rows.map(({ source }) => source), ...struck]);
  const clears = flags.clears === undefined ? undefined : oneOf(['year', 'never'], 'clears', flags.clears);
  const text = writeScheme(
    {
      id: flags.id ?? schemeId(english),
      name,
      english,
      source: name,
      subjects: [flags.subjects ?? '', scored.remark].filter((words) => words !== '').join('，'),
      scored: subjectKindOf(scored.kind),
      clears,
      from,
      to,
      score: usualRanks,
      struck
    },
    rows
  );
  const made = schemeFile(text, flags.out, lang);
  return flags.out === undefined || scored.remark === ''
    ? made
    : { text: `${scoredLine[lang](scored)}\n${made.text}` };
}

interface Scored {
  kind: ScoredKind;
  /** for whoever reads the file; '' where somebody has said it */
  remark: string;
}

/** Those who are scored: as the flag says, else as the document's words do, with a remark. */
function scoredOf(flag: string | undefined, words: readonly string[]): Scored {
  if (flag !== undefined) return { kind: oneOf(scoredKinds, 'scored', flag), remark: '' };
  const subjects = subjectsIn(words.join('\n'));
  return subjects === 'households'
    ? { kind: 'households', remark: '按原文的字句读作户（--scored households），请核对' }
    : { kind: 'people', remark: '没有说明给谁记分，按个人（--scored people）处理，请核对' };
}

const scoredLine: Record<Lang, (scored: Scored) => string> = {
  zh: ({ remark }) => `${remark}。`,
  en: ({ kind }) => `Nobody said who is scored: taken for ${kind}; see whether that is so, or say --scored.`
};

function oneOf<T extends string>(known: readonly T[], flag: string, value: string): T {
  return known.find((one) => one === value) ?? throwRefusal('bad-usage', `--${flag} ${known.join('|')}`);
}

function dayOfFlag(text: string): string {
  return isDay(text) ? text : throwRefusal('bad-date', text);
}
