import { lastDay } from '$lib/calendar';
import { checkCode, lastMonth } from '$lib/notice';
import { formatPoints, rulesOn } from '$lib/points';
import type { FilingDocument } from '$lib/server/filings/filing-document';
import { classOf, isClosed } from '$lib/server/outcomes/outcome-class';
import { schemeOf } from '$lib/server/periods/unit-scheme';
import type { UnitStores } from '$lib/server/store/unit-stores';
import { getLocale } from '$lib/text/generated/runtime.js';
import { figureText } from '$lib/ui/figure-text';

/**
 * What is filed, in words and figures.
 * @param closed whether who looks sees talks and discipline
 * @param person 编号 of whom every line is shown
 */
export function documentView(
  document: FilingDocument,
  stores: UnitStores,
  { closed, person }: { closed: boolean; person: string | null }
) {
  const ends = lastDay(lastMonth(document.period));
  const rules = rulesOn(schemeOf(stores, ends), ends);
  const names = new Map(document.rows.map(({ subject, name }) => [subject, name]));
  const open = document.outcomes.filter(({ rule }) => closed || !isClosed(classOf(rules, rule)));
  const shown = document.rows.find(({ subject }) => subject === person);
  return {
    ...{ unit: document.unit, scheme: document.scheme.title, period: document.period },
    ...{ sealed: document.sealed, decided: document.decided },
    notice: { ...document.notice, check: checkCode(document.notice.digest) },
    hidden: open.length < document.outcomes.length,
    pooled: document.rows.some(({ pool }) => pool !== ''),
    rows: document.rows.map(({ subject, name, pool, rank, status, points, balance, lines }) => ({
      ...{ subject, name, pool, rank, status, lines: lines.length },
      ...{ points: formatPoints(points), balance: figureText(balance) }
    })),
    outcomes: open.map(({ rule, name, english, clause, people }) => ({
      ...{ rule, name: getLocale() === 'en' ? english : name, clause },
      people: people.map(({ subject, undecided, value, state, minutes }) => ({
        ...{ subject, name: names.get(subject) ?? subject, undecided, state, minutes },
        value: value === null ? '' : formatPoints(value)
      }))
    })),
    shown: shown && {
      ...{ subject: shown.subject, name: shown.name },
      lines: shown.lines.map((line) => ({ ...line, points: formatPoints(line.points, { signed: true }) }))
    }
  };
}

export type DocumentView = ReturnType<typeof documentView>;
