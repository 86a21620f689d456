import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyLedger, type AnyLedger } from '../../../../../tests/points/any-ledger';
import { makeDelta } from '../../../../../tests/fixtures/delta';
import { contains, lastMonth, monthOf, nextMonth, periodKind } from '../../../calendar';
import {
  assessmentKeyIn,
  parseScheme,
  publishes,
  rulesOn,
  score,
  type Entry,
  type Scheme,
  type Statement
} from '../../../points';
import { builtInIds } from '../../../schemes';
import { merge, type LongerResult, type MyEntry, type MyState } from '../../../sync';
import { statementOf } from './statement';

const like = merge(
  null,
  makeDelta({ scheme: parseScheme(readFileSync('src/lib/schemes/community-cadres.yaml', 'utf8')), sealed: 1 })
);
const subject = 'u1';

const schemes = builtInIds.map((id) => {
  const scheme = parseScheme(readFileSync(`src/lib/schemes/${id}.yaml`, 'utf8'));
  const periods = ['2026-05', '2026-Q2', '2026'].filter((period) => publishes(scheme, period));
  return { id, scheme, period: fc.constantFrom(...periods) };
});

/** A ledger in which everything was known in time, and the one that has it by corrections after the period. */
interface Corrected {
  inTime: AnyLedger;
  /** one's own lines, in the order of booking */
  booked: MyEntry[];
}

/** The part that an entry of the period plays: as it stands, booked by a correction, undone by one, or booked and then revoked. */
type Fate = 'stays' | 'corrected' | 'undone' | 'revoked';

/** Books what was in time by corrections of a period, or of a month in it; what they undo stood in it. */
function correctedAfter(
  { scheme, period }: { scheme: Scheme; period: string },
  ledger: AnyLedger,
  fates: readonly Fate[]
): Corrected {
  const isYear = periodKind(period) === 'year';
  const rules = rulesOn(scheme, '2026-12-31');
  const reversed = new Set(ledger.entries.map(({ reverses }) => reverses));
  const entries = ledger.entries.filter(({ id, reverses }) => reverses === null && !reversed.has(id));
  const inTime: Entry[] = [];
  const before: MyEntry[] = [];
  const after: MyEntry[] = [];
  entries.forEach((entry, n) => {
    const isAssessed = assessmentKeyIn(rules, entry.item) !== null;
    const isOwn = entry.subject === subject;
    const canChange =
      isOwn &&
      contains(period, entry.period) &&
      monthOf(entry.date) === entry.period &&
      (isYear || !isAssessed);
    const asked = canChange ? fates[n] : 'stays';
    // A line that was booked for a period of the running year is undone by a reversal.
    const fate = asked === 'revoked' && !isYear ? 'undone' : asked;
    if (fate === 'stays' || fate === 'corrected') inTime.push(entry);
    if (isOwn && (fate === 'stays' || fate === 'undone')) before.push(ruled(entry, `first-${n}`));
    const corrects = isYear || n % 2 === 0 ? period : entry.period;
    const open = { period: nextMonth(lastMonth(period)), corrects };
    if (fate === 'undone') after.push(reversal({ ...ruled(entry, `later-${n}`), ...open }));
    if (fate === 'revoked') {
      const added = { ...ruled(entry, `later-${n}`), ...open };
      after.push(added, reversal(added), ...revocation(added));
    }
    if (fate !== 'corrected') return;
    const right = { ...ruled(entry, `later-${n}`), ...open };
    if (!isAssessed) return void after.push(right);
    // A figure that is assessed once is set off in the year in which it is booked (M13b), and a later answer replaces it.
    const wrong = { ...ruled({ ...entry, id: `wrong-${n}` }, `early-${n}`), ...open };
    const worse = { ...ruled({ ...entry, id: `worse-${n}` }, `worse-${n}`), ...open };
    after.push(wrong, reversal(wrong), right, reversal(right));
    if (n % 2 === 0) after.push(worse, reversal(worse), ...revocation(worse));
  });
  const booked = [...before, ...after].map((one, seq) => ({ ...one, seq }));
  return { inTime: { ...ledger, entries: inTime }, booked };
}

function ruled({ subject: _, ...entry }: Entry, decision: string): MyEntry {
  return { ...entry, seq: 0, matterText: '', basis: decision, decision };
}

/** The line that undoes another one, in the month and on the ruling that are given with it. */
function reversal(of: MyEntry): MyEntry {
  const blank = { item: '', value: '', matterKey: '', quantity: 1 };
  return { ...of, ...blank, id: `undo-${of.id}`, date: `${of.period}-03`, reverses: of.id };
}

/** The lines that take one of a closed year out of it, of an answer of their own. */
function revocation(of: MyEntry): MyEntry[] {
  const ground = `revoked-${of.id}`;
  const revoking = { ...of, id: `revoke-${of.id}`, decision: ground, basis: ground, revokes: of.id };
  const { revokes: _, ...undoing } = reversal(revoking);
  return [revoking, undoing];
}

/** The phone of the member whose period was sealed, and corrected to these figures. */
function phoneOf(scheme: Scheme, { inTime, booked }: Corrected, row: Statement, period: string): MyState {
  const { from, to, pool, group } = inTime.subjects.find(({ id }) => id === subject) ?? expect.fail('u1');
  const { points, balance, score: ranks, status } = row;
  const [month = expect.fail('a sealed month')] = like.results;
  const inTimeIds = booked.flatMap(({ id, corrects }) => (corrects ? [id] : []));
  const figures = { points, balance, score: ranks, status };
  const sealed = { ...month, period, from, to, pool, group, ...figures, inTime: inTimeIds };
  const groups = [...new Set(inTime.ballots.map((one) => one.group))];
  const ballots = groups.map((name) => {
    const own = inTime.ballots.filter((one) => one.subject === subject && one.group === name);
    return { group: name, ballots: own.length, sum: own.reduce((sum, one) => sum + one.score, 0) };
  });
  const longer: LongerResult = { ...sealed, outcomes: [], conversions: [], ballots };
  return {
    ...like,
    scheme: { digest: '2'.repeat(64), rules: { ...scheme } },
    unit: { ...like.unit, firstPeriod: '2025-01' },
    person: { ...like.person, subject, pool, group, from, to },
    entries: booked,
    results: periodKind(period) === 'month' ? [sealed] : [],
    longer: periodKind(period) === 'month' ? [] : [longer]
  };
}

describe.each(schemes)('$id: a corrected period on the phone', ({ scheme, period }) => {
  const fates = fc.array(fc.constantFrom<Fate>('stays', 'corrected', 'undone', 'revoked'), {
    minLength: 25,
    maxLength: 25
  });

  it('M5, M13b comes to the figures of a ledger that had it in time, and so do its lines', () => {
    fc.assert(
      fc.property(anyLedger(scheme), period, fates, (ledger, name, some) => {
        const corrected = correctedAfter({ scheme, period: name }, ledger, some);
        const { rows } = score({ scheme, ...corrected.inTime, period: name, first: '2025-01' });
        const row = rows.find((one) => one.subject === subject) ?? expect.fail('u1 is scored');
        const own = statementOf(phoneOf(scheme, corrected, row, name), name) ?? expect.fail('worked out');
        const { points, balance, sections } = own.statement;
        expect({ points, balance, sections }).toEqual({
          points: row.points,
          balance: row.balance,
          sections: row.sections
        });
        const lines = own.statement.effects;
        // A line of a weighting or a mean is rounded by itself (M2).
        const isWhole = scheme.id !== 'community-organisation' && scheme.id !== 'town-thousand';
        const slack = isWhole ? 0 : (lines.length + 1) / 2;
        const sum = lines.reduce((all, line) => all + line.points, 0);
        expect(Math.abs(sum - points)).toBeLessThanOrEqual(slack);
      }),
      { numRuns: 60 }
    );
  });
});
