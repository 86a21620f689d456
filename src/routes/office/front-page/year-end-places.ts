import type { YearEnd, YearEndLine } from '$lib/server/domain/dashboard/year-end';
import type { PageData } from '../$types';

/** The pages that the reader may open. */
export type YearEndRights = Pick<PageData['may'], 'assembly' | 'ballot' | 'assess' | 'publish' | 'filings'>;

/** The page on which a step of the year's end is done; null: the reader may not, or nothing is there to be done yet. */
export function placeOfYearEnd(
  { step, state }: Pick<YearEndLine, 'step' | 'state'>,
  { year, quarter }: Pick<YearEnd, 'year' | 'quarter'>,
  may: YearEndRights
): string | null {
  if (state === 'later' || state === 'missed') return null;
  const places = {
    assembly: may.assembly && `/office/assembly?quarter=${quarter}`,
    ballot: may.ballot && `/office/ballot?year=${year}`,
    marks: may.assess && `/office/assess?year=${year}`,
    seal: may.publish && state !== 'done' && '/office/seal',
    publish: may.publish && `/office/publish?period=${year}`,
    file: may.filings && '/office/filings'
  };
  return places[step] || null;
}
