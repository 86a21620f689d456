import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  convertEach,
  effectsOf,
  kindOf,
  publishes,
  reckon,
  rulesIn,
  score,
  scoreEach,
  type Entry,
  type Scheme,
  type Statement
} from '..';
import { builtInIds, builtInScheme } from '../../schemes';
import { anyLedger, type AnyLedger } from '../../../../tests/points/any-ledger';
import { inFull } from '../../../../tests/points/in-full';
import { countDays, firstDay, lastDay, monthsFrom, periodOf } from '../../calendar';
import type { Section } from '../scheme/scheme';

const runs = { numRuns: 40 };
/** Sections of the two that divide, held: a weighting's, and a mean's, a ballot's and what the year takes beside them. */
const bounds: Record<string, Record<string, Pick<Section, 'most' | 'least'>>> = {
  'community-organisation': { party: { most: 3050 }, society: { most: 5000 } },
  'town-thousand': {
    office: { most: 24_025, least: -5000 },
    appraisal: { most: 9999 },
    professional: { most: 12_000 },
    award: { most: 10_000, least: -1000 },
    discipline: { least: -5000 }
  }
};

function bounded(id: string): Scheme | null {
  const [scheme, held] = [builtInScheme(id), bounds[id]];
  if (!scheme || !held) return null;
  return { ...scheme, sections: scheme.sections.map((one) => ({ ...one, ...held[one.id] })) };
}

const drawn = builtInIds.flatMap((id) => [
  { id, scheme: builtInScheme(id) },
  ...(bounds[id] ? [{ id: `${id}, bounded`, scheme: bounded(id) }] : [])
]);
const schemes = drawn.map(({ id, scheme }) => {
  if (!scheme) throw new Error(`no scheme ${id}`);
  const published = ['2026-05', '2026-12', '2026-Q2', '2026-Q4', '2026-H2', '2026'].filter((period) =>
    publishes(scheme, period)
  );
  return { id, scheme, period: fc.constantFrom(...published) };
});
const summing = schemes.filter(({ scheme }) => scheme.year.takes === 'sum' && publishes(scheme, '2026-05'));

function rowsOf(scheme: Scheme, ledger: AnyLedger, period: string): Statement[] {
  return score({ scheme, ...ledger, period }).rows;
}

function rowOf(rows: readonly Statement[], subject: string): Statement {
  return rows.find((row) => row.subject === subject) ?? expect.fail(`no row for ${subject}`);
}

function sum(points: readonly number[]): number {
  return points.reduce((total, one) => total + one, 0);
}

describe.each(schemes)('$id under random ledgers', ({ scheme, period }) => {
  const ledger = anyLedger(scheme);

  it('M14 effects alone are those of the statements', () => {
    fc.assert(
      fc.property(ledger, period, fc.constantFrom(undefined, '2026-03', '2026-11'), (one, name, finished) => {
        const input = { scheme, ...one, period: name, finished };
        const rows = [...score(input).rows].sort((a, b) => (a.subject < b.subject ? -1 : 1));
        expect(effectsOf(input)).toEqual(rows.flatMap(({ effects }) => effects));
      }),
      runs
    );
  });

  it('whoever is scored alone has the same statement, but for the rank, and the same conversions', () => {
    fc.assert(
      fc.property(ledger, period, fc.constantFrom(undefined, '2026-03'), (one, name, finished) => {
        const input = { scheme, ...one, period: name, finished };
        const all = inFull(score(input));
        for (const subject of one.subjects) {
          const alone = inFull(scoreEach({ ...input, subjects: [subject] }));
          expect(alone).toEqual({
            rows: [{ ...rowOf(all.rows, subject.id), rank: null }],
            conversions: all.conversions.filter((conversion) => conversion.subject === subject.id)
          });
          const { conversions } = rulesIn(scheme, periodOf(name));
          const each = convertEach({ ...input, subjects: [subject] }, conversions);
          expect(each.filter(({ value }) => value > 0)).toEqual(alone.conversions);
        }
      }),
      runs
    );
  });

  it('M6 the order of entries, ballots and roster changes nothing', () => {
    fc.assert(
      fc.property(ledger, period, fc.infiniteStream(fc.nat()), (one, name, keys) => {
        const shuffled = <T>(list: readonly T[]) =>
          list
            .map((each) => ({ each, key: Number(keys.next().value) }))
            .sort((a, b) => a.key - b.key)
            .map(({ each }) => each);
        const other = {
          subjects: shuffled(one.subjects),
          entries: shuffled(one.entries),
          ballots: shuffled(one.ballots)
        };
        const inOrder = inFull(score({ scheme, ...one, period: name }));
        expect(inFull(score({ scheme, ...other, period: name }))).toEqual(inOrder);
      }),
      runs
    );
  });

  it('M14 effects, and sections with adjustments, add up to the points but for rounding', () => {
    fc.assert(
      fc.property(ledger, period, (one, name) => {
        for (const { effects, points, sections } of rowsOf(scheme, one, name)) {
          const isWhole = scheme.id !== 'community-organisation' && scheme.id !== 'town-thousand';
          const slack = isWhole ? 0 : (effects.length + 1) / 2;
          const adjustments = effects.filter(({ section }) => section === '');
          expect(Math.abs(sum(effects.map((effect) => effect.points)) - points)).toBeLessThanOrEqual(slack);
          const whole = sum([...Object.values(sections), ...adjustments.map((effect) => effect.points)]);
          expect(Math.abs(whole - points)).toBeLessThanOrEqual(slack);
        }
      }),
      runs
    );
  });

  it('M14 every entry of the period is among the effects, and says why when it counts less than its face', () => {
    fc.assert(
      fc.property(ledger, period, (one, name) => {
        const { first, last } = periodOf(name);
        const rows = rowsOf(scheme, one, name);
        const listed = new Set(rows.flatMap(({ effects }) => effects.map(({ entry }) => entry)));
        const booked = one.entries.filter(
          (entry) => entry.reverses === null && entry.period >= first && entry.period <= last
        );
        expect(booked.filter(({ id }) => !listed.has(id))).toEqual([]);
        for (const effect of rows.flatMap(({ effects }) => effects)) {
          if (effect.entry !== null && effect.face !== undefined) expect(effect.reason).not.toBe('counted');
        }
      }),
      runs
    );
  });

  it('M7 an entry that is reversed in its month is as if it had never been', () => {
    fc.assert(
      fc.property(ledger, period, (one, name) => {
        const undone = new Map(
          one.entries.flatMap((entry) => (entry.reverses ? [[entry.reverses, entry]] : []))
        );
        const at = (entry: Entry) =>
          one.entries.find(({ id }) => id === entry.reverses)?.period ?? entry.period;
        const entries = one.entries.map((entry) =>
          entry.reverses ? { ...entry, period: at(entry) } : entry
        );
        const without = one.entries.filter((entry) => entry.reverses === null && !undone.has(entry.id));
        const plain = ({ points, balance, sections, rank, status }: Statement) => ({
          points,
          balance,
          sections,
          rank,
          status
        });
        expect(rowsOf(scheme, { ...one, entries }, name).map(plain)).toEqual(
          rowsOf(scheme, { ...one, entries: without }, name).map(plain)
        );
      }),
      runs
    );
  });

  it('what is added one lot after the other scores as all of it does at once', () => {
    fc.assert(
      fc.property(ledger, period, fc.nat(25), (one, name, cut) => {
        const first = reckon({ scheme, ...one, entries: one.entries.slice(0, cut), period: name });
        const whole = first.with(one.entries.slice(cut)).result;
        expect(inFull(whole)).toEqual(inFull(score({ scheme, ...one, period: name })));
      }),
      runs
    );
  });

  it('M9, M6 no cap and no floor is ever broken', () => {
    fc.assert(
      fc.property(ledger, (one) => {
        for (const { sections, balance, points, effects } of rowsOf(scheme, one, '2026')) {
          expect(balance).toBeGreaterThanOrEqual(0);
          if (scheme.year.least !== undefined) expect(points).toBeGreaterThanOrEqual(scheme.year.least);
          for (const { id, most = Infinity, least = -Infinity } of scheme.sections) {
            expect(sections[id]).toBeLessThanOrEqual(most);
            expect(sections[id]).toBeGreaterThanOrEqual(least);
          }
          for (const item of scheme.items) {
            if (item.kind !== 'allowance' || item.max === undefined || !item.inBase) continue;
            const lost = sum(
              effects.filter((effect) => effect.item === item.id).map((effect) => effect.points)
            );
            expect(lost).toBeGreaterThanOrEqual(-item.max);
          }
        }
      }),
      runs
    );
  });
});

describe.each(summing)('$id', ({ scheme }) => {
  it('M5 months add up to their quarter and year, in points and in every section', () => {
    const spans = ['2026-Q1', '2026-Q4', '2026'].filter((span) => publishes(scheme, span));
    fc.assert(
      fc.property(anyLedger(scheme), fc.constantFrom(...spans), (one, span) => {
        const { first, last } = periodOf(span);
        const months = monthsFrom(first, last).map((month) => rowOf(rowsOf(scheme, one, month), 'u1'));
        const whole = rowOf(rowsOf(scheme, one, span), 'u1');
        expect(sum(months.map(({ points }) => points))).toBe(whole.points);
        for (const [id, points] of Object.entries(whole.sections)) {
          expect(sum(months.map(({ sections }) => sections[id] ?? 0))).toBe(points);
        }
      }),
      runs
    );
  });
});

/**
 * Restricts a ledger to those entries that a unit beginning with a month accepts: earlier entries are
 * refused, and so are reversals of them.
 */
function begunIn(first: string, ledger: AnyLedger): AnyLedger {
  const sound = ledger.entries.filter(({ date }) => date >= first);
  const ids = new Set(sound.map(({ id }) => id));
  return { ...ledger, entries: sound.filter(({ reverses }) => reverses === null || ids.has(reverses)) };
}

describe.each(schemes)('$id of a ledger that begins in the middle', ({ scheme, period }) => {
  const first = fc.constantFrom('2025-03', '2026-01', '2026-02', '2026-04', '2026-05');
  const begun = first.chain((month) =>
    anyLedger(scheme).map((ledger) => ({ month, ledger: begunIn(month, ledger) }))
  );

  it('M15 comes out as if everybody had come with its first month, and changes nobody', () => {
    fc.assert(
      fc.property(begun, period, ({ month, ledger }, name) => {
        fc.pre(publishes(scheme, name, month));
        const before = structuredClone(ledger.subjects);
        const day = `${month}-01`;
        const subjects = ledger.subjects.map((one) => ({
          ...one,
          from: one.from === null || one.from < day ? day : one.from
        }));
        const result = score({ scheme, ...ledger, period: name, first: month });
        expect(inFull(result)).toEqual(inFull(score({ scheme, ...ledger, subjects, period: name })));
        expect(ledger.subjects).toEqual(before);
      }),
      runs
    );
  });

  it('M15 what is added one lot after the other scores as all of it does at once', () => {
    fc.assert(
      fc.property(begun, period, fc.nat(25), ({ month, ledger }, name, cut) => {
        fc.pre(publishes(scheme, name, month));
        const input = { scheme, ...ledger, period: name, first: month };
        const some = reckon({ ...input, entries: ledger.entries.slice(0, cut) });
        expect(inFull(some.with(ledger.entries.slice(cut)).result)).toEqual(inFull(score(input)));
      }),
      runs
    );
  });

  it('M15, M10 nobody has a rank in a period of which less than half was recorded', () => {
    fc.assert(
      fc.property(begun, period, ({ month, ledger }, name) => {
        fc.pre(publishes(scheme, name, month));
        const { first: begins, last } = periodOf(name);
        const recorded = month > begins ? month : begins;
        const isHalf =
          countDays(firstDay(recorded), lastDay(last)) * 2 >= countDays(firstDay(begins), lastDay(last));
        const { rows } = score({ scheme, ...ledger, period: name, first: month });
        if (!isHalf) expect(rows.every(({ status }) => status === 'not-ranked')).toBe(true);
      }),
      runs
    );
  });
});

describe.each(summing)('$id of a ledger that begins in the middle', ({ scheme }) => {
  it('M15, M5 the months since then add up to their quarter and year', () => {
    fc.assert(
      fc.property(
        anyLedger(scheme),
        fc.constantFrom('2026-02', '2026-05', '2026-12'),
        fc.constantFrom(...['2026-Q4', '2026'].filter((span) => publishes(scheme, span))),
        (one, month, span) => {
          const ledger = begunIn(month, one);
          const of = (name: string) =>
            rowOf(score({ scheme, ...ledger, period: name, first: month }).rows, 'u1').points;
          const { first, last } = periodOf(span);
          expect(sum(monthsFrom(first > month ? first : month, last).map(of))).toBe(of(span));
        }
      ),
      runs
    );
  });
});

describe.each(schemes)('$id: more is never less', ({ scheme }) => {
  // A fact, or a count that breaks an award, may do either; a value says by itself which way it goes.
  const faces = (item: Scheme['items'][number], entry: Entry) => kindOf(item).face(item, entry, '') ?? 0;

  it('one deduction more never raises a year, one award more never lowers it', () => {
    fc.assert(
      fc.property(anyLedger(scheme), fc.nat(), (one, n) => {
        const plain = one.entries.filter(({ reverses }) => reverses === null && reverses === null);
        const entry = plain[n % Math.max(1, plain.length)];
        const item = scheme.items.find(({ id }) => id === entry?.item);
        fc.pre(entry !== undefined && item !== undefined && item.kind !== 'fact' && item.kind !== 'veto');
        fc.pre(kindOf(item).assessmentKey(item) === null);
        const more: Entry = { ...entry, id: 'more', date: '2026-06-15', period: '2026-06', matterKey: '' };
        const [before, after] = [one.entries, [...one.entries, more]].map((entries) =>
          rowOf(rowsOf(scheme, { ...one, entries }, '2026'), entry.subject)
        );
        const change = (after?.points ?? 0) - (before?.points ?? 0);
        const face = item.kind === 'clause' ? -1 : faces(item, more);
        if (face <= 0) expect(change).toBeLessThanOrEqual(0);
        if (face >= 0) expect(change).toBeGreaterThanOrEqual(0);
      }),
      runs
    );
  });
});
