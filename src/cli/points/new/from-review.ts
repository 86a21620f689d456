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
      subjects: [flags.subjects ?? '', scored.remark?.zh ?? ''].filter((words) => words !== '').join('，'),
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
  return flags.out === undefined || scored.remark === null
    ? made
    : { text: `${scored.remark[lang]}${lang === 'zh' ? '。' : '.'}\n${made.text}` };
}

interface Scored {
  kind: ScoredKind;
  /** for whoever reads the file, without the full stop; null where somebody has said who is scored */
  remark: Record<Lang, string> | null;
}

/** Those who are scored: as the flag says, else as the document's words do, with a remark. */
function scoredOf(flag: string | undefined, words: readonly string[]): Scored {
  if (flag !== undefined) return { kind: oneOf(scoredKinds, 'scored', flag), remark: null };
  const subjects = subjectsIn(words.join('\n'));
  const kind = subjects ?? 'people';
  if (subjects === null)
    return {
      kind,
      remark: {
        zh: `没有说明给谁记分，按个人（--scored ${kind}）处理，请核对`,
        en: `Nobody said who is scored: taken for ${kind} (--scored ${kind}), see whether that is so`
      }
    };
  return {
    kind,
    remark: {
      zh: `按原文的字句读作${subjects === 'households' ? '户' : '个人'}（--scored ${kind}），请核对`,
      en: `By the document’s words ${kind} are scored (--scored ${kind}), see whether that is so`
    }
  };
}

function oneOf<T extends string>(known: readonly T[], flag: string, value: string): T {
  return known.find((one) => one === value) ?? throwRefusal('bad-usage', `--${flag} ${known.join('|')}`);
}

function dayOfFlag(text: string): string {
  return isDay(text) ? text : throwRefusal('bad-date', text);
}
