import { checkCode } from '$lib/notice';
import { classOf, isClosedClass, formatPoints } from '$lib/points';
import type { FilingDocument } from '$lib/server/domain/filings/filing-document';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import { getLocale } from '$lib/text/generated/runtime.js';
import { figureText } from '$lib/ui/text/figure-text';
import { serviceText } from './service-text';
import { wasText } from '$lib/ui/text/was-text';
import { rulesAtEnd } from '$lib/server/domain/periods/unit-scheme';

/**
 * A filing's document in words and figures.
 * @param closed whether the reader may see talks and discipline
 * @param person number (编号) of the person whose lines are shown; null for nobody
 */
export function documentView(
  document: FilingDocument,
  stores: UnitStores,
  { closed, person }: { closed: boolean; person: string | null }
) {
  const rules = rulesAtEnd(stores, document.period);
  const names = new Map(document.rows.map(({ subject, name }) => [subject, name]));
  const isClosedGrade = (given: { name: string } | undefined) =>
    rules.outcomes.some(({ id, name }) => name === given?.name && isClosedClass(classOf(rules, id)));
  const open = document.outcomes.filter(({ rule }) => closed || !isClosedClass(classOf(rules, rule)));
  const shown = document.rows.find(({ subject }) => subject === person);
  return {
    unit: document.unit,
    scheme: document.scheme.title,
    period: document.period,
    again: document.again,
    sealed: document.sealed,
    decided: document.decided,
    skipped: document.skipped ?? [],
    recordedSince: document.recordedSince,
    notice: { ...document.notice, check: checkCode(document.notice.digest) },
    hidden: open.length < document.outcomes.length,
    pooled: document.rows.some(({ pool }) => pool !== ''),
    rows: document.rows.map(
      ({ subject, name, pool, rank, status, points, balance, score, lines, was, ...days }) => ({
        subject,
        name,
        pool,
        rank,
        status,
        lines: lines.length,
        points: formatPoints(points),
        balance: figureText(balance),
        service: days.earlier ? serviceText([...days.earlier, days]) : null,
        // A correction of an earlier period may have changed no more than the balance that this one carries on.
        was:
          was && (was.score !== score || was.rank !== rank)
            ? wasText({ amount: was.score, rank: was.rank })
            : null
      })
    ),
    outcomes: open.map(({ rule, name, english, clause, people }) => ({
      rule,
      name: getLocale() === 'en' ? english : name,
      clause,
      people: people.map(({ subject, undecided, value, state, expired, given, minutes }) => ({
        subject,
        name: names.get(subject) ?? subject,
        undecided,
        state,
        /** '' where it isn't void */
        expired: expired ?? '',
        given: closed || !isClosedGrade(given) ? given : undefined,
        minutes,
        value: value === null ? '' : formatPoints(value)
      }))
    })),
    shown: shown && {
      subject: shown.subject,
      name: shown.name,
      lines: shown.lines.map((line) => ({ ...line, points: formatPoints(line.points, { signed: true }) }))
    }
  };
}

export type DocumentView = ReturnType<typeof documentView>;
