import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPoints, reckon, score, type Entry, type ScoreResult } from '..';
import { builtInScheme } from '../../schemes';
import { monthsFrom, periodOf } from '../../calendar';
import { inFull } from '../../../../tests/points/in-full';
import { plainYearToDate } from '../../../../tests/points/plain-model';
import { randomLedger, type RandomLedger } from '../../../../tests/points/random-ledger';

const scheme = builtInScheme('community-cadres');
if (!scheme) throw new Error('no scheme');

function monthsOf(period: string): string[] {
  const { first, last } = periodOf(period);
  return monthsFrom(first, last);
}

function scored(ledger: RandomLedger, period: string): ScoreResult {
  if (!scheme) throw new Error('no scheme');
  return inFull(score({ scheme, ...ledger, period }));
}

function statementOf(result: ScoreResult, subject: string) {
  const row = result.rows.find((one) => one.subject === subject);
  if (!row) throw new Error(`no row for ${subject}`);
  return row;
}

function sum(points: readonly number[]): number {
  return points.reduce((total, one) => total + one, 0);
}

const spans = ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4', '2026-H1', '2026-H2', '2026'];

describe('scheme A under random ledgers', () => {
  it('M5 months add up to their quarter, half-year and year, in points and in every section', () => {
    fc.assert(
      fc.property(
        randomLedger,
        fc.constantFrom(...spans),
        fc.constantFrom('u1', 'u2'),
        (ledger, span, subject) => {
          const months = monthsOf(span).map((month) => statementOf(scored(ledger, month), subject));
          const whole = statementOf(scored(ledger, span), subject);
          expect(sum(months.map((one) => one.points))).toBe(whole.points);
          for (const [section, points] of Object.entries(whole.sections)) {
            expect(sum(months.map((one) => one.sections[section] ?? 0))).toBe(points);
          }
        }
      ),
      { numRuns: 150 }
    );
  });

  it('M5, M7, M8, M13b the year to date is what a plain model of the rules makes of it', () => {
    fc.assert(
      fc.property(randomLedger, fc.integer({ min: 1, max: 12 }), (ledger, k) => {
        const month = `2026-${String(k).padStart(2, '0')}`;
        const result = scored(ledger, month);
        for (const subject of ledger.subjects) {
          const ytd = plainYearToDate(subject, ledger.entries, month);
          expect(statementOf(result, subject.id).balance).toBe(Math.max(0, 10_000 + ytd));
        }
      }),
      { numRuns: 500 }
    );
  });

  it('M6 the order of entries and of the roster changes nothing', () => {
    const shuffled = randomLedger.chain((ledger) =>
      fc.tuple(fc.constant(ledger), fc.shuffledSubarray(ledger.entries, { minLength: ledger.entries.length }))
    );
    fc.assert(
      fc.property(shuffled, fc.constantFrom('2026-07', ...spans), ([ledger, entries], period) => {
        const other = { subjects: [...ledger.subjects].reverse(), entries };
        expect(scored(other, period)).toEqual(scored(ledger, period));
      }),
      { numRuns: 150 }
    );
  });

  it('entries that are added one lot after the other score as all of them do at once', () => {
    const lots = randomLedger.chain((ledger) =>
      fc.tuple(fc.constant(ledger), fc.array(fc.nat(ledger.entries.length), { minLength: 2, maxLength: 2 }))
    );
    fc.assert(
      fc.property(lots, fc.constantFrom('2026-07', ...spans), ([{ subjects, entries }, cuts], period) => {
        if (!scheme) throw new Error('no scheme');
        const [from = 0, to = 0] = [...cuts].sort((a, b) => a - b);
        const first = reckon({ scheme, subjects, entries: entries.slice(0, from), period });
        const before = structuredClone(inFull(first.result));
        const all = first.with(entries.slice(from, to)).with(entries.slice(to));
        expect(inFull(all.result)).toEqual(inFull(score({ scheme, subjects, entries, period })));
        expect(inFull(first.result)).toEqual(before);
      }),
      { numRuns: 150 }
    );
  });

  it('M14 effects and sections each add up to the points, and each effect that counts less says why', () => {
    fc.assert(
      fc.property(randomLedger, fc.constantFrom('2026-02', '2026-09', ...spans), (ledger, period) => {
        for (const row of scored(ledger, period).rows) {
          expect(sum(row.effects.map((effect) => effect.points))).toBe(row.points);
          expect(sum(Object.values(row.sections))).toBe(row.points);
          for (const effect of row.effects) {
            if (effect.face !== undefined) expect(effect.reason).not.toBe('counted');
            expect(formatPoints(effect.points)).toMatch(/^−?\d+(\.\d{1,2})?$/);
          }
        }
      }),
      { numRuns: 150 }
    );
  });

  it('M14 every live entry of the period has its effect', () => {
    fc.assert(
      fc.property(randomLedger, fc.constantFrom('2026-02', '2026-09', ...spans), (ledger, period) => {
        const booked = (entry: Entry) => monthsOf(period).includes(entry.period) && entry.reverses === null;
        const listed = new Set(
          scored(ledger, period).rows.flatMap((row) => row.effects.map((one) => one.entry))
        );
        expect(ledger.entries.filter(booked).filter((entry) => !listed.has(entry.id))).toEqual([]);
      }),
      { numRuns: 150 }
    );
  });

  it('M7 an entry reversed in the month in which it is booked is as if it had never been', () => {
    fc.assert(
      fc.property(randomLedger, (ledger) => {
        const undone = ledger.entries.find((one) => one.reverses !== null);
        fc.pre(undone !== undefined);
        const target = ledger.entries.find((one) => one.id === undone?.reverses);
        const entries = ledger.entries.filter((one) => one !== undone && one !== target);
        const same = ledger.entries.map((one) =>
          one === undone && target ? { ...one, period: target.period } : one
        );
        const points = (some: Entry[]) =>
          statementOf(scored({ ...ledger, entries: some }, '2026'), 'u1').points;
        expect(points(same)).toBe(points(entries));
      }),
      { numRuns: 150 }
    );
  });

  it('M6 the order of the roster changes no warning (seed -6721493)', () => {
    const entry = {
      quantity: 1,
      value: '',
      basis: '',
      matterKey: '',
      date: '2026-01-01',
      period: '2026-01',
      reverses: null
    };
    const entries: Entry[] = [
      { ...entry, id: 'e0', subject: 'u2', item: 'late', date: '2025-12-01', period: '2025-12' },
      { ...entry, id: 'r0', subject: 'u2', item: '', reverses: 'e0' },
      { ...entry, id: 'e1', subject: 'u1', item: 'contest', matterKey: 'b' },
      { ...entry, id: 'e2', subject: 'u1', item: 'complaint', matterKey: 'b' }
    ];
    const subjects = ['u1', 'u2'].map((id) => ({ id, name: '', pool: '', group: '', from: null, to: null }));
    const other = { subjects: [...subjects].reverse(), entries };
    expect(scored(other, '2026-H1').warnings).toEqual(scored({ subjects, entries }, '2026-H1').warnings);
  });
});
