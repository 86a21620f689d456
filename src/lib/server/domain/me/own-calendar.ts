import { addDays, dayIn, type Day } from '$lib/calendar';
import type { Actor } from '../../platform/access/actor';
import { syncedClaims } from '../claims/synced-claims';
import { deadlineLines } from '../deadlines/deadline-lines';
import { syncedObjections } from '../objections/synced-objections';
import { holdingRulings } from '../outcomes/unsettled';
import type { UnitStores } from '../units/unit-stores';
import { servesOn } from '../roster/spells';

/** The matter whose last day a day is: it names no other person and no figure. */
type OwnMatter =
  | { kind: 'declare' | 'notice' | 'correction'; period: string }
  /** an objection: by when it is answered, and by when the answer may be taken to the superior */
  | { kind: 'answered' | 'appeal'; no: string }
  /** a colleague's report, and something that is to be put right (限期整改): neither is named */
  | { kind: 'reported' | 'rectification' };

/** A last day that concerns one person. */
export type OwnDay = OwnMatter & {
  /** stays the same for the same matter; no secret of the product's */
  id: string;
  day: Day;
};

/** A member's own calendar: the last days of what concerns them. */
export interface OwnCalendar {
  unit: { id: string; name: string };
  /** in the order of their days */
  days: OwnDay[];
}

/** A calendar keeps what is over for a quarter, and looks a year ahead. */
const daysBack = 92;
const daysAhead = 366;

/** The last days that concern a member: the months to be declared, notices, objections, and what waits for them. */
export async function ownCalendar(
  stores: UnitStores,
  now: Date,
  { account, subject }: { account: string; subject: string }
): Promise<OwnCalendar> {
  const { id, name, timeZone } = stores.unit;
  const today = dayIn(timeZone, now);
  const span = { from: addDays(today, -daysBack), to: addDays(today, daysAhead) };
  const who: Pick<Actor, 'account' | 'subject'> = { account, subject };
  const person = await stores.roster.find(subject);
  const isHere = ({ day }: OwnDay) => person === undefined || servesOn(person, day);
  const days = [
    ...(await declareDays(stores, now, span)).filter(isHere),
    ...(await noticeDays(stores)),
    ...(await objectionDays(stores, now, who)),
    ...(await waitingDays(stores, now, who, subject))
  ].filter(({ day }) => day >= span.from && day <= span.to);
  return { unit: { id, name }, days: days.sort((a, b) => a.day.localeCompare(b.day)) };
}

async function declareDays(stores: UnitStores, now: Date, span: { from: Day; to: Day }): Promise<OwnDay[]> {
  const lines = (await deadlineLines(stores, now, span)).filter(({ step }) => step === 'declare');
  return lines.map(({ id, period, due }) => ({
    kind: 'declare',
    id: id.replaceAll(' ', '-'),
    period,
    day: due
  }));
}

/** The last days of the windows in which notices may be objected to. */
async function noticeDays({ notices }: UnitStores): Promise<OwnDay[]> {
  const own = (await notices.list()).map((notice) => ({ kind: 'notice' as const, ...notice }));
  const corrections = (await notices.supplements()).map((line) => ({ kind: 'correction' as const, ...line }));
  return [...own, ...corrections].map(({ kind, code, period, lastDay }) => ({
    kind,
    id: `notice-${code}`,
    period,
    day: lastDay
  }));
}

async function objectionDays(
  stores: UnitStores,
  now: Date,
  who: Pick<Actor, 'account' | 'subject'>
): Promise<OwnDay[]> {
  const objections = await syncedObjections(stores, now, who);
  // A receipt opens the objection's page to anybody, so the number names it here.
  return objections.flatMap(({ no, due, appeal }): OwnDay[] => [
    ...(due === null ? [] : [{ kind: 'answered' as const, id: `answer-${no}`, no, day: due }]),
    ...(appeal === null ? [] : [{ kind: 'appeal' as const, id: `appeal-${no}`, no, day: appeal.until }])
  ]);
}

/** Colleagues' reports that wait for an answer, and open corrections. */
async function waitingDays(
  stores: UnitStores,
  now: Date,
  who: Pick<Actor, 'account' | 'subject'>,
  subject: string
): Promise<OwnDay[]> {
  const claims = await syncedClaims(stores, now, who);
  const holds = await holdingRulings(stores);
  const corrections = (await stores.outcomes.corrections({ subject })).filter(holds);
  return [
    ...claims.flatMap(({ id, answerBy }): OwnDay[] =>
      answerBy === null ? [] : [{ kind: 'reported', id: `report-${id}`, day: answerBy }]
    ),
    ...corrections
      .filter(({ day }) => day === null)
      .map(({ ruling, by }): OwnDay => ({ kind: 'rectification', id: `rectification-${ruling}`, day: by }))
  ];
}
