import { totalOf } from '$lib/notice';
import { rulesOn } from '$lib/points';
import { assemblySheet } from '$lib/server/domain/assemblies/assembly-sheet';
import { sheetOf } from '$lib/server/domain/assessments/sheet';
import { buildFiling } from '$lib/server/domain/filings/build-filing';
import { explainPeriod } from '$lib/server/domain/periods/explain-period';
import { personYear } from '$lib/server/domain/periods/person-year';
import { schemeOf } from '$lib/server/domain/periods/unit-scheme';
import { whatIf } from '$lib/server/domain/schemes/what-if';
import { standingsSheet } from '../../src/routes/office/ledger/export/standings-sheet';
import { afterEach, describe, expect, it } from 'vitest';
import { person } from '../make/person';
import { databases } from './stores';
import { testApp, type TestApp } from './test-app';

type Lines = Parameters<TestApp['book']>;

/** Each document's year with everything that a rank asks for, so that nobody's is incomplete. */
const years: Record<string, { period: string; from: string; lines: Lines }> = {
  'community-cadres': {
    period: '2025-H2',
    from: '2025-07',
    lines: [{ item: 'mediation' }, { item: 'task-late', subject: 'p2' }]
  },
  'community-organisation': {
    period: '2025',
    from: '2025-01',
    lines: ['p1', 'p2', 'p3'].flatMap((subject, n) =>
      [
        ...['integrity', 'publicity', 'united-front', 'mass-organisations', 'science', 'disability'],
        ...['next-generation', 'safety-petitions', 'culture-sport', 'statistics', 'family-planning'],
        ...['environment', 'social-security', 'archives', 'finance']
      ].map((item) => ({ item, subject, value: String(n) }))
    )
  },
  'county-officials': {
    period: '2025-Q4',
    from: '2025-10',
    lines: [{ item: 'public-welfare' }, { item: 'admonition', subject: 'p2' }]
  },
  'party-members': {
    period: '2025-Q3',
    from: '2025-07',
    lines: [
      { item: 'perform-post', value: '5' },
      { item: 'fault', value: '4', subject: 'p2' }
    ]
  },
  'town-thousand': {
    period: '2025',
    from: '2025-01',
    lines: [
      { item: 'secondment', date: '2025-03-03', period: '2025-03' },
      ...['p1', 'p2', 'p3'].map((subject, n) => ({ item: 'central', subject, value: String(200 + 20 * n) })),
      { item: 'professional', subject: 'p1', value: '150' },
      { item: 'professional', subject: 'p2', value: '160.5' },
      { item: 'professional-grade', subject: 'p3', value: '1' }
    ]
  }
};

describe.each(databases)('one figure on every page on $kind', (database) => {
  let here: TestApp;
  afterEach(() => here.end());

  it.each(Object.entries(years))(
    '%s: what was sealed is what each page shows',
    async (id, { period, from, lines: booked }) => {
      here = await testApp({ database, scheme: id, firstPeriod: from });
      here.at('2026-01-05T04:00:00Z');
      const { app, recorder } = here;
      if (id === 'town-thousand') await voted();
      const last = lastOf(period);
      const date = last.endsWith('12') ? `${last}-31` : `${last}-03`;
      await here.book(...booked.map((line) => ({ date, period: last, ...line })));
      for (let month = Number(from.slice(5)); month <= Number(last.slice(5)); month += 1)
        await here.seal(`2025-${String(month).padStart(2, '0')}`);
      await here.publish(period);

      await app.readTransaction(recorder, async (stores) => {
        const notice = await stores.notices.of(period);
        if (!notice) throw new Error('it was published');
        const { rows } = notice.snapshot;
        const sealed = await stores.periods.results(period);
        expect(sealed.map(({ status }) => status)).toEqual(['ranked', 'ranked', 'ranked']);
        const shown = new Map(
          rows.map((row) => [
            row.name,
            { score: totalOf(notice.snapshot, row), points: row.points, rank: row.rank }
          ])
        );
        const people = new Map((await stores.roster.list()).map((one) => [one.id, one.name]));
        const publishedOf = (subject: string) => shown.get(people.get(subject) ?? '');
        const found = (subject: string) => (row: { score: number; points: number; rank: number | null }) =>
          expect({ subject, score: row.score, points: row.points, rank: row.rank }).toEqual({
            subject,
            ...publishedOf(subject)
          });

        const filing = await buildFiling(stores, period);
        const { rows: assessed } = (await sheetOf(stores, 2025)).result ?? { rows: [] };
        const sheet = await standingsSheet(stores, { asked: period, who: '姓名' });
        const lines: (readonly unknown[])[] = [];
        for await (const cells of sheet?.rows ?? []) lines.push(cells);
        const [trial] = await whatIf(stores, {
          scheme: schemeOf(stores),
          from: `${from}-01`,
          periods: [period]
        });
        expect(trial?.comparison.moves).toEqual([]);
        for (const result of sealed) {
          const { subject } = result;
          found(subject)(result);
          filing.rows.filter((row) => row.subject === subject).forEach(found(subject));
          if (period === '2025') assessed.filter((row) => row.subject === subject).forEach(found(subject));
          const line = lines.find((cells) => cells[1] === subject) ?? [];
          expect(Number(line.at(-3))).toBe(result.points / 100);
          const own = (await personYear(stores, { subject, year: 2025 })).periods.find(
            (each) => each.period === period
          );
          expect([own?.points, own?.adjusted, own?.score, own?.rank]).toEqual([
            ...[result.points, 0, result.score, result.rank]
          ]);
          const today = '2026-01-05';
          const explained = await explainPeriod(stores, { subject, period, today, closed: true });
          expect(explained?.tree.points).toBe(publishedOf(subject)?.score);
        }
        if (rulesOn(schemeOf(stores), date).items.some(({ department }) => department !== undefined))
          expect(assessed.length).toBe(3);
        if (id === 'party-members')
          for (const { subject, points } of (await assemblySheet(stores, period)).members.map((member) => ({
            ...member,
            subject: member.subject.id
          })))
            expect(points).toBe(publishedOf(subject)?.points);
      });
    }
  );

  /** The closed ballot of a year: five papers of each group, and the roster says who is a head. */
  async function voted(): Promise<void> {
    await here.app.runCommand(
      here.recorder,
      { permission: 'keep-ballot', key: 'one-ballot' },
      async (stores) => {
        await stores.roster.save([person('p3', '韩冰', { group: 'head' })]);
        await stores.ballots.open(2025);
        for (const [at, group] of ['leaders', 'staff'].entries())
          for (let no = 1; no <= 5; no += 1) {
            const scores = ['p1', 'p2', 'p3'].map((subject, n) => ({
              subject,
              group,
              score: 90_00 - n * 100 - no * 33
            }));
            await stores.ballots.add(2025, { no: at * 5 + no, source: 'paper', scores, keyedBy: 'r' });
          }
        await stores.ballots.close(2025, 'k');
        return null;
      }
    );
  }
});

/** The month in which a period ends. */
const lastOf = (period: string) =>
  ({ H2: '2025-12', Q4: '2025-12', Q3: '2025-09' })[period.slice(5)] ?? `${period.slice(0, 4)}-12`;
