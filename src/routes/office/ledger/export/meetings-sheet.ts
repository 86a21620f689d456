import { quartersOf, wholeYear } from '$lib/calendar';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import type { WorkbookCell, PrintedSheet } from '$lib/server/platform/workbook/sheet';
import { accountNames } from '$lib/server/domain/accounts/account-names';
import { m } from '$lib/text';

/**
 * A year's register of meetings (会议登记簿): each ruling that entries rest on, who attended and who stepped
 * aside, and the decisions on claims; for an assembly, how many came.
 * @param year as in `2026`
 */
export async function meetingsSheet(stores: UnitStores, year: string): Promise<PrintedSheet> {
  const booked = await stores.ledger.countsByDecision();
  const meetings = new Map((await stores.meetings.list()).map((meeting) => [meeting.decision.id, meeting]));
  const decisions = (await stores.decisions.list()).filter(
    ({ date, kind }) => wholeYear(date) === year && kind !== 'marking'
  );
  const names = accountNames(await stores.accounts.list());
  const assemblies = await assembliesOf(stores, year);
  const rows: WorkbookCell[][] = [];
  for (const [n, { id, date, body, minutes }] of decisions.entries()) {
    const meeting = meetings.get(id);
    const aside = meeting ? await stores.meetings.recusals(meeting.id) : [];
    const ruled = meeting ? await ruledIn(stores, meeting.id) : null;
    const came = meeting
      ? { entitled: meeting.entitled, present: meeting.members.length }
      : assemblies.get(id);
    rows.push([
      n + 1,
      ...[date, body, minutes],
      came?.entitled ?? null,
      came?.present ?? null,
      meeting ? meeting.members.map((account) => names.get(account) ?? '').join('、') : '',
      meeting ? new Set(aside.map(({ account }) => account)).size : null,
      ruled?.granted ?? null,
      ruled?.refused ?? null,
      booked.get(id) ?? 0
    ]);
  }
  return {
    name: m.book_meetings(),
    titles: [`${stores.unit.name} ${m.common_whole_year({ year })} ${m.book_meetings()}`],
    columns: [
      { title: m.paper_no(), width: 7, style: 'number' },
      { title: m.office_col_date(), width: 13, style: 'date' },
      { title: m.book_body(), width: 16, style: 'text' },
      { title: m.book_minutes(), width: 30, style: 'text' },
      { title: m.book_entitled(), width: 9, style: 'number' },
      { title: m.book_present(), width: 9, style: 'number' },
      { title: m.book_members(), width: 34, style: 'text' },
      { title: m.book_recused(), width: 9, style: 'number' },
      { title: m.book_granted(), width: 9, style: 'number' },
      { title: m.book_refused(), width: 9, style: 'number' },
      { title: m.book_booked(), width: 11, style: 'number' }
    ],
    rows,
    foot: [m.book_signs()]
  };
}

/** The attendance of a year's assemblies of all members, by decision. */
async function assembliesOf({ assemblies }: UnitStores, year: string) {
  const records = await Promise.all(quartersOf(Number(year)).map((quarter) => assemblies.records(quarter)));
  return new Map(
    records.flat().map(({ decision, entitled, present }) => [decision.id, { entitled, present }])
  );
}

/** The numbers of claims that a meeting granted and refused. */
async function ruledIn({ claims }: UnitStores, meeting: string) {
  const rulings = (await claims.list({ meeting })).flatMap(({ steps }) =>
    steps.flatMap(({ ruling }) => (ruling?.meeting === meeting ? [ruling] : []))
  );
  const granted = rulings.filter((ruling) => ruling.granted).length;
  return { granted, refused: rulings.length - granted };
}
