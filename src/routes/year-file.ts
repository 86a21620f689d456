import { yearOf, lastDay, monthOfYear } from '$lib/calendar';
import {
  classOf,
  formatPoints,
  isClosedClass,
  recordedSince,
  rulesOn,
  scoreNoun,
  type SchemeRules,
  type Subject
} from '$lib/points';
import { myAssessments } from '$lib/server/domain/assessments/my-assessment';
import { scoreBefore } from '$lib/server/domain/periods/corrected-results';
import { personYear } from '$lib/server/domain/periods/person-year';
import { schemeOf } from '$lib/server/domain/periods/unit-scheme';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import type { MyYearAssessment } from '$lib/sync';
import type { YearFile } from '$lib/ui/paper/year-file';
import { wasText } from '$lib/ui/text/was-text';
import { ledgerLineView } from './ledger-line-view';

/**
 * A person's year as it is printed, with points as text.
 * @param person null gives the columns without rows
 * @param closed whether the reader may see discipline, which a grade may be
 * @param oneself the person's account, when they look at their own file
 */
export async function yearFile(
  stores: UnitStores,
  {
    person,
    year,
    oneself,
    closed
  }: { person: Subject | null; year: number; oneself?: string; closed: boolean }
): Promise<YearFile> {
  const scheme = schemeOf(stores);
  const rules = rulesOn(scheme, lastDay(monthOfYear(year, 12)));
  const sections = rules.sections.map(({ id, name, english }) => ({ id, name, english }));
  const columns = {
    sections,
    kinds: Object.keys(rules.score),
    base: formatPoints(rules.base),
    assembly: scheme.assembly !== undefined,
    score: scoreNoun(scheme),
    recordedSince: recordedSince(String(year), stores.unit.firstPeriod)
  };
  if (!person) return { ...columns, periods: [], lines: [], grades: [], brought: [], objections: [] };
  const { periods, lines, objections } = await personYear(stores, { subject: person.id, year, oneself });
  const received = await stores.certificates.received(person.id);
  const assessment = (await myAssessments(stores, person.id)).find((each) => each.year === year);
  return {
    ...columns,
    grades: (assessment?.rulings ?? [])
      .filter((ruling) => closed || !isClosedGrade(rules, ruling))
      .map(({ name, english, upheld, given, date, minutes }) => ({
        name,
        english,
        confirmed: upheld,
        given,
        date,
        minutes
      })),
    brought: received.flatMap(({ certificate, digest }) => {
      const months = (certificate?.months ?? []).filter(({ period }) => yearOf(period) === year);
      if (!certificate || months.length === 0) return [];
      return {
        unit: certificate.unit.name,
        no: certificate.signed.no,
        digest,
        months: months.map(({ period, points }) => ({ period, points: formatPoints(points) }))
      };
    }),
    periods: periods.map(({ period, sealed, status, points, balance, rank, ...rest }) => ({
      period,
      sealed,
      status,
      rank,
      points: formatPoints(points, { signed: true }),
      balance: balance === null ? '' : formatPoints(balance),
      sections: sections.map(({ id }) => formatPoints(rest.sections[id] ?? 0, { signed: true })),
      adjusted: rest.adjusted === 0 ? null : formatPoints(rest.adjusted, { signed: true }),
      record: rest.record,
      notice: rest.notice,
      isPaper: rest.isPaper,
      was: wasBefore({ rank, ...rest })
    })),
    lines: lines.map(ledgerLineView),
    objections
  };
}

function wasBefore(result: Parameters<typeof scoreBefore>[0]): string | null {
  const before = scoreBefore(result);
  return before && wasText({ amount: before.score, rank: before.rank });
}

/** Whether the proposed grade, or the one given instead, is discipline. */
function isClosedGrade(rules: SchemeRules, { rule, given }: MyYearAssessment['rulings'][number]): boolean {
  return rules.outcomes.some(
    ({ id, name }) => (id === rule || name === given?.name) && isClosedClass(classOf(rules, id))
  );
}
