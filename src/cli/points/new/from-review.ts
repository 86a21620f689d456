import { isDay } from '../../../lib/calendar';
import type { Lang } from '../../../lib/points';
import { readReview, reviewSentence, schemeId, usualRanks, writeScheme } from '../../../lib/points/propose';
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
  const text = writeScheme(
    {
      id: flags.id ?? schemeId(english),
      name,
      english,
      source: name,
      subjects: flags.subjects ?? '',
      from,
      to,
      score: usualRanks,
      struck
    },
    rows
  );
  return schemeFile(text, flags.out, lang);
}

function dayOfFlag(text: string): string {
  return isDay(text) ? text : throwRefusal('bad-date', text);
}
