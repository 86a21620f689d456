import { dayIn, type Day } from '$lib/calendar';
import { residentAccount, type Actor } from '../../platform/access/actor';
import { actingPerson } from '../conflicts/person-in-matter';
import { nextMidnight } from '../../platform/time/midnight';
import type { UnitStores } from '../units/unit-stores';
import type { TrailFilter, TrailLine } from './trail';
import { accountNames } from '../accounts/account-names';

/**
 * A reader's filter on the trail; null and '' don't restrict. Days are in the unit's time zone, both
 * included.
 */
export interface AskedTrail {
  account: string | null;
  action: string | null;
  from: Day | null;
  to: Day | null;
}

/** A line as this reader may see it. */
export interface SeenLine extends Omit<TrailLine, 'account'> {
  /** null: some member, who isn't named to this reader */
  who: { id: string; name: string } | null;
}

/**
 * The commands that are only named to the recorder, who alone may know who reported whom (design: who sees
 * what). The trail has the instant of a declaration or an objection, and so do the claim and the objection
 * themselves; so other readers see that somebody acted, and can't search by a person's name. The same holds
 * for a recorder who was reported, or whose row was objected to.
 */
const ownToRecorder: readonly string[] = ['declare', 'object'];

/** A reader's view of the trail: for the lines of `unnamed` the account isn't shown. */
export interface TrailView {
  filter: TrailFilter;
  unnamed(line: Pick<TrailLine, 'no' | 'action' | 'account'>): boolean;
}

/** Turns a reader's filter into what this reader may see. */
export async function trailView(
  { unit, trail, accounts }: Pick<UnitStores, 'unit' | 'trail' | 'accounts'>,
  reader: Actor,
  asked: AskedTrail
): Promise<TrailView> {
  const isRecorder = reader.roles.includes('recorder');
  const own = new Set<number>();
  if (isRecorder)
    for (const subject of new Set((await actingPerson(reader, accounts)).subjects))
      if (subject !== null) for (const no of await trail.reports(subject, reader.account)) own.add(no);
  const byName = asked.account !== null;
  return {
    filter: {
      account: asked.account,
      action: asked.action,
      except: byName && !isRecorder ? ownToRecorder : [],
      but: byName ? [...own] : [],
      from: asked.from && startOf(asked.from, unit.timeZone),
      to: asked.to && endOf(asked.to, unit.timeZone)
    },
    unnamed: (line) =>
      own.has(line.no) ||
      (!isRecorder && ownToRecorder.includes(line.action) && line.account !== residentAccount)
  };
}

/** The lines that a view leaves, as its reader may see them. Newest first. */
export async function seeTrail(
  stores: UnitStores,
  { filter, unnamed }: TrailView,
  page: { before: number | null; take: number }
): Promise<SeenLine[]> {
  const names = accountNames(await stores.accounts.list());
  return (await stores.trail.list(filter, page)).map((line) => {
    const { account, place, ...reported } = line;
    return unnamed(line)
      ? // A device's clock that goes wrong would be known again.
        { ...reported, who: null, place: null, deviceAt: null }
      : { ...reported, place, who: { id: account, name: names.get(account) ?? '' } };
  });
}

/** The instant at which a day begins there. */
function startOf(day: Day, timeZone: string): string {
  let at = new Date(Date.parse(`${day}T00:00:00Z`) - 2 * 86_400_000);
  while (dayIn(timeZone, at) < day) at = nextMidnight(at, timeZone);
  return at.toISOString();
}

function endOf(day: Day, timeZone: string): string {
  return nextMidnight(new Date(startOf(day, timeZone)), timeZone).toISOString();
}
