import { randomUUID } from 'node:crypto';
import { lastMonth, periodKind, quarterOf, wholeYear, yearOf } from '$lib/calendar';
import { correctionsOf } from '$lib/local/phone/explain/own-corrections';
import { sealedOf } from '$lib/local/phone/explain/my-period';
import { checkCode, digestOf } from '$lib/notice';
import { meanOf, parseHundredths } from '$lib/points';
import { assemblySheet } from '$lib/server/domain/assemblies/assembly-sheet';
import { sheetOf } from '$lib/server/domain/assessments/sheet';
import { issueCertificate } from '$lib/server/domain/certificates/transfer';
import { buildFiling } from '$lib/server/domain/filings/build-filing';
import { myDelta } from '$lib/server/domain/me/my-delta';
import { myEverything } from '$lib/server/domain/me/my-everything';
import { explainPeriod } from '$lib/server/domain/periods/explain-period';
import { personYear } from '$lib/server/domain/periods/person-year';
import type { PrintedSheet, WorkbookCell } from '$lib/server/platform/workbook/sheet';
import { merge, type BoardFeed } from '$lib/sync';
import type { YearFile } from '$lib/ui/paper/year-file';
import { periodLong, periodTitle } from '$lib/ui/text/period-text';
import { wasText } from '$lib/ui/text/was-text';
import { load as residentPage } from '../../src/routes/(resident)/n/[code]/+page.server';
import { everythingSheets } from '../../src/routes/api/me/everything.xlsx/everything-sheets';
import { myYearFile } from '../../src/routes/me/year/my-year-file';
import { documentView } from '../../src/routes/office/filings/document-view';
import { personSheets } from '../../src/routes/office/ledger/export/person-sheet';
import { standingsSheet } from '../../src/routes/office/ledger/export/standings-sheet';
import { summarySheet } from '../../src/routes/office/ledger/export/summary-sheet';
import { load as hangPage } from '../../src/routes/office/notices/[code]/+page.server';
import { load as posterPage } from '../../src/routes/office/notices/[code]/poster/+page.server';
import { load as personPage } from '../../src/routes/office/people/[person]/+page.server';
import { load as printPage } from '../../src/routes/office/print/+page.server';
import { litePages } from '../../src/routes/wall/lite/lite-pages';
import { expect } from 'vitest';
import type { TestApp } from './test-app';

/** A figure as a face shows it. */
export interface ShownFigure {
  /** hundredths */
  amount: number | null;
  /** undefined: this place shows none */
  rank: number | null | undefined;
}

/** The check code and the rows of a printed notice. */
interface Poster {
  check: string;
  sheet: { pools: { rows: { name: string; total: string; rank: number | null }[] }[] };
}

/** The figure that a face shows for p1 in a corrected period, and the one that was published first; undefined: it has no room for that. */
export type ReadFace = (
  here: TestApp,
  period: string
) => Promise<{ now: ShownFigure; was: ShownFigure | null | undefined }>;

/** A file has the check code that the notice's public page shows, so that its reader finds the same figures there. */
async function expectCodeOfPage(here: TestApp, period: string, notice: { digest: string } | null) {
  const published = await (await here.app.read(here.recorder)).notices.of(period);
  const shown = published && (await here.app.public.noticeAsCorrected(published));
  expect(notice?.digest).toBe(shown?.digest);
}

/** The places that show the sealed figure of any period; `tests/boundaries/sealed-figures.test.ts` asks for a new one's line here. */
const anyPeriod = {
  'public page': async (here, period) => {
    const stores = await here.app.read(here.recorder);
    const published = (await stores.notices.of(period)) ?? expect.fail('published');
    const { digest, snapshot } = await here.app.public.noticeAsCorrected(published);
    expect(digest).toBe(digestOf(snapshot));
    return ofSnapshotRow(snapshot);
  },
  poster: async (here, period) => {
    const published =
      (await (await here.app.read(here.recorder)).notices.of(period)) ?? expect.fail('published');
    const { code } = published.snapshot;
    const event = {
      locals: { app: here.app, actor: here.recorder },
      url: new URL('http://x.example/'),
      params: { code }
    } as never;
    const poster = (await posterPage(event)) as Poster;
    const hang = (await hangPage(event)) as Pick<Poster, 'check'>;
    // Its check code is that of the page that its QR code opens.
    const { digest } = await here.app.public.noticeAsCorrected(published);
    expect([poster.check, hang.check]).toEqual([checkCode(digest), checkCode(digest)]);
    const row = poster.sheet.pools.flatMap(({ rows }) => rows).find(({ name }) => name === '沈秋月');
    return { now: { amount: parseHundredths(row?.total ?? ''), rank: row?.rank ?? null }, was: undefined };
  },
  board: async (here, period) => {
    const feed = await here.app.screens.feed(here.recorder);
    const notice = [feed.notice, ...feed.alsoOpen].find((each) => each?.snapshot.period === period);
    if (!notice) return expect.fail('it is shown');
    expect(notice.digest).toBe(digestOf(notice.snapshot));
    const { rows, trend } = notice.snapshot;
    const sum = rows.reduce((total, { points }) => total + (points ?? 0), 0);
    if (periodKind(period) === 'month') expect(trend.at(-1)?.mean).toBe(meanOf(sum, rows.length));
    return ofSnapshotRow(notice.snapshot);
  },
  phone: async (here, period) => {
    const state = merge(null, await myDelta(here.app, here.member('p1'), 0));
    return { now: figureOf(sealedOf(state, period)), was: correctionsOf(state, period).first };
  },
  'phone’s yearly file': async (here, period) => {
    const state = merge(null, await myDelta(here.app, here.member('p1'), 0));
    const file = myYearFile(state, yearOf(period)) ?? expect.fail('this version knows the scheme');
    const own = file.periods.find((each) => each.period === period) ?? expect.fail('it is in the file');
    const { first } = correctionsOf(state, period);
    expect(own.was).toBe(first && wasText(first));
    await expectCodeOfPage(here, period, own.notice);
    return { now: ofTexts(period, own), was: first };
  },
  'phone’s list': async (here) => {
    const { notice } = await myDelta(here.app, here.member('p1'), 0);
    const row = notice?.snapshot.rows[notice.row ?? -1];
    expect(row?.name).toBe('沈秋月');
    return notice ? ofSnapshotRow(notice.snapshot) : expect.fail('it has the newest');
  },
  'phone’s places': async (here, period) => {
    const { places } = await myDelta(here.app, here.member('p1'), 0);
    const its = places?.find((each) => each.period === period);
    const own = its?.ranked[its.own];
    return { now: { amount: own?.score ?? null, rank: own?.rank ?? null }, was: undefined };
  },
  'printed year': async (here, period) => {
    const stores = await here.app.read(here.recorder);
    const { periods } = await personYear(stores, { subject: 'p1', year: yearOf(period) });
    const own = periods.find((each) => each.period === period) ?? expect.fail('it is in the file');
    const sections = Object.values(own.sections).reduce((sum, points) => sum + points, 0);
    expect(sections + own.adjusted).toBe(own.points);
    expect(own.adjusted).toBe(0);
    await expectCodeOfPage(here, period, own.notice);
    return { now: figureOf(own), was: own.corrected ? figureOf(own.corrected.sealed) : null };
  },
  'everything.json': async (here, period) => {
    const { results } = await myEverything(here.app, here.member('p1'));
    const own = results.find((each) => each.period === period) ?? expect.fail('it is in the file');
    const of = ({ score, rank }: { score: number; rank: number | null }) => ({ amount: score * 100, rank });
    return { now: of(own), was: own.was && of(own.was) };
  },
  'explanation in the office': async (here, period) => {
    const stores = await here.app.read(here.recorder);
    const asked = { subject: 'p1', period, today: '2026-12-31', closed: true };
    const { tree } = (await explainPeriod(stores, asked)) ?? expect.fail('it is explained');
    const [own] = (await stores.periods.resultsOf('p1')).filter((each) => each.period === period);
    expect(tree.zh).toContain(`第 ${own?.rank} 名`);
    return { now: figureOf(own), was: undefined };
  },
  'person’s page in the office': async (here, period) => {
    const url = new URL(`http://x.example/?period=${period}`);
    const page = (await personPage(eventOf(here, { url, person: 'p1' }))) as PersonPage;
    expect(page).toMatchObject({ period, sealed: true });
    return { now: ofSentence(page.tree?.text ?? ''), was: undefined };
  },
  'printed year as the office prints it': async (here, period) => {
    const url = new URL(`http://x.example/?paper=year&person=p1&year=${yearOf(period)}`);
    const { file } = (await printPage(eventOf(here, { url }))) as { file: YearFile };
    const own = file.periods.find((each) => each.period === period) ?? expect.fail('it is in the file');
    const { first } = correctionsOf(merge(null, await myDelta(here.app, here.member('p1'), 0)), period);
    expect(own.was).toBe(first && wasText(first));
    return { now: ofTexts(period, own), was: first };
  },
  'workbook of a period': async (here, period) => {
    const stores = await here.app.read(here.recorder);
    const sheet = (await standingsSheet(stores, { asked: period, who: '姓名' })) ?? expect.fail('published');
    const row = rowIn(sheet, 1, 'p1');
    const [points, balance] = [row.at(-3), row.at(-2)];
    return {
      now: { amount: hundredthsOf(rankedOf(period, { points, balance })), rank: rankIn(row[0]) },
      was: undefined
    };
  },
  'workbook of a year': async (here, period) => {
    const stores = await here.app.read(here.recorder);
    const sheet = await summarySheet(stores, { year: wholeYear(period), who: '姓名' });
    const row = rowIn(sheet, 0, 'p1');
    const points = row[sheet.columns.findIndex(({ title }) => title === periodLong(period))];
    const balance = row.at(-2);
    return {
      now: { amount: hundredthsOf(rankedOf(period, { points, balance })), rank: rankIn(row.at(-1)) },
      was: undefined
    };
  },
  'workbook of a person': async (here, period) => {
    const stores = await here.app.read(here.recorder);
    const person = (await stores.roster.find('p1')) ?? expect.fail('on the roster');
    const [sheet] = await personSheets(stores, { person, year: yearOf(period), who: '姓名' });
    const row = rowIn(sheet ?? expect.fail('a sheet'), 0, periodLong(period));
    const [points, balance] = [row.at(-3), row.at(-2)];
    return {
      now: { amount: hundredthsOf(rankedOf(period, { points, balance })), rank: rankIn(row.at(-1)) },
      was: undefined
    };
  },
  'everything.xlsx': async (here, period) => {
    const [sheet] = everythingSheets(await myEverything(here.app, here.member('p1')), '');
    const [, points, balance, rank] = rowIn(sheet ?? expect.fail('a sheet'), 0, periodTitle(period));
    return {
      now: { amount: hundredthsOf(rankedOf(period, { points, balance })), rank: rankIn(rank) },
      was: undefined
    };
  },
  'page without script': async (here, period) => {
    const published =
      (await (await here.app.read(here.recorder)).notices.of(period)) ?? expect.fail('published');
    const page = (await residentPage(eventOf(here, { code: published.snapshot.code }))) as { notice: Notice };
    return ofSnapshotRow(page.notice);
  },
  'plain board': async (here, period) => {
    const feed: BoardFeed = {
      ...(await here.app.screens.feed(here.recorder)),
      playlist: [],
      announcements: [],
      emergencies: [],
      screen: {}
    };
    const pages = litePages(feed, { now: here.app.clock().getTime(), nights: false });
    const lists = pages.flatMap((page) => (page.scene === 'standings' ? [page.data] : []));
    const list = lists.find(({ notice }) => notice.snapshot.period === period) ?? expect.fail('it is shown');
    return ofSnapshotRow({ ...list.notice.snapshot, rows: list.page.rows });
  }
} satisfies Record<string, ReadFace>;

/** An event of a page, read by the recorder. */
function eventOf(
  here: TestApp,
  { url = new URL('http://x.example/'), ...params }: { url?: URL; person?: string; code?: string }
) {
  return { locals: { app: here.app, actor: here.recorder }, url, params } as never;
}

interface PersonPage {
  period: string;
  sealed: boolean;
  tree: { text: string } | null;
}

/** The figure in the first sentence of an explanation. */
function ofSentence(text: string): ShownFigure {
  const [, amount, rank] = /([−\d.]+) 分，第 (\d+) 名/.exec(text) ?? expect.fail(text);
  return { amount: parseHundredths(amount ?? ''), rank: Number(rank) };
}

/** Months rank by points, a half-year and a year here by the balance. */
function rankedOf<Figure>(period: string, { points, balance }: { points: Figure; balance: Figure }): Figure {
  return periodKind(period) === 'month' ? points : balance;
}

function ofTexts(period: string, own: YearFile['periods'][number]): ShownFigure {
  return { amount: parseHundredths(rankedOf(period, own).replace('+', '')), rank: own.rank };
}

function rowIn({ rows }: PrintedSheet, column: number, text: string): readonly WorkbookCell[] {
  const all = Symbol.iterator in rows ? [...rows] : [];
  return all.find((row) => row[column] === text) ?? expect.fail(`${text} has a row`);
}

const hundredthsOf = (cell: WorkbookCell | undefined) => Math.round(Number(cell) * 100);
const rankIn = (cell: WorkbookCell | undefined) => (typeof cell === 'number' ? cell : null);

function figureOf(result: { score: number; rank: number | null } | undefined): ShownFigure {
  return { amount: result?.score ?? null, rank: result?.rank ?? null };
}

type Notice = NonNullable<Awaited<ReturnType<typeof myDelta>>['notice']>['snapshot'];

function ofSnapshotRow({ rows, ranks }: Notice): Awaited<ReturnType<ReadFace>> {
  const row = rows.find(({ name }) => name === '沈秋月') ?? expect.fail('p1 has a row');
  const of = (one: NonNullable<typeof row.was>) => ({
    amount: ranks === 'balance' ? (one.balance ?? null) : one.points,
    rank: one.rank
  });
  return { now: of(row), was: row.was ? of(row.was) : null };
}

const ofCertificate: ReadFace = async (here, period) => {
  await issueCertificate(here.app, here.recorder, { key: randomUUID(), subject: 'p1' });
  const [issued] = await (await here.app.read(here.recorder)).certificates.issued('p1');
  const month =
    issued?.certificate?.months.find((each) => each.period === period) ?? expect.fail('certified');
  const of = ({ points, rank }: { points: number; rank: number | null }) => ({ amount: points, rank });
  return { now: of(month), was: month.was ? of(month.was) : null };
};

const ofFiledDocument: ReadFace = async (here, period) => {
  const stores = await here.app.read(here.recorder);
  const document = await buildFiling(stores, period);
  const view = documentView(document, stores, { closed: true, person: null });
  const row = view.rows.find(({ subject }) => subject === 'p1') ?? expect.fail('filed');
  const { was } = document.rows.find(({ subject }) => subject === 'p1') ?? expect.fail('filed');
  expect(row.was).toBe(was ? wasText({ amount: was.score, rank: was.rank }) : null);
  return {
    now: { amount: parseHundredths(rankedOf(period, row)), rank: row.rank },
    was: was ? figureOf(was) : null
  };
};

const ofAssembly: ReadFace = async (here, period) => {
  const { members } = await here.app.readTransaction(here.recorder, (stores) =>
    assemblySheet(stores, quarterOf(lastMonth(period)))
  );
  const own = members.find(({ subject }) => subject.id === 'p1') ?? expect.fail('a member');
  return { now: { amount: own.balance, rank: undefined }, was: undefined };
};

const ofFiling: ReadFace = async (here, period) => {
  const { rows } = await buildFiling(await here.app.read(here.recorder), period);
  const row = rows.find(({ subject }) => subject === 'p1') ?? expect.fail('filed');
  return { now: figureOf(row), was: row.was ? figureOf(row.was) : null };
};

const ofAssessment: ReadFace = async (here, period) => {
  const { result } = await here.app.readTransaction(here.recorder, (stores) =>
    sheetOf(stores, yearOf(period))
  );
  return { now: figureOf(result?.rows.find(({ subject }) => subject === 'p1')), was: undefined };
};

/** The places where only some periods are shown: `months` in a certificate, `halves` in what is filed, `years` on the year's sheets. */
export const faces = {
  months: { ...anyPeriod, certificate: ofCertificate },
  halves: { ...anyPeriod, filing: ofFiling, 'filed document': ofFiledDocument },
  years: {
    ...anyPeriod,
    filing: ofFiling,
    'filed document': ofFiledDocument,
    'year’s sheet': ofAssessment,
    'assembly’s sheet': ofAssembly
  }
} satisfies Record<string, Record<string, ReadFace>>;

/** Reads a period's figure at each of these places. */
export async function shownAt(
  here: TestApp,
  places: Record<string, ReadFace>,
  period: string
): Promise<Record<string, Awaited<ReturnType<ReadFace>>>> {
  const found: Record<string, Awaited<ReturnType<ReadFace>>> = {};
  for (const [name, read] of Object.entries(places)) found[name] = await read(here, period);
  return found;
}
