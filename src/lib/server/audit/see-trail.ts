import { dayIn, type Day } from '$lib/calendar';
import { residentAccount, type Actor } from '../accounts/actor';
import { nextMidnight } from '../front/midnight';
import type { UnitStores } from '../store/unit-stores';
import type { TrailFilter, TrailLine } from './trail';

/** What somebody asks of the trail; null and '' ask nothing. Days in the unit's zone, both included. */
export interface AskedTrail {
  account: string | null;
  act: string | null;
  from: Day | null;
  to: Day | null;
}

/** A line as this reader may see it. */
export interface SeenLine extends Omit<TrailLine, 'account'> {
  /** null: some member, who isn't named to this reader */
  who: { id: string; name: string } | null;
}

/**
 * Who reported whom is known to the recorder alone (design: who sees what). The trail says when a claim was declared or an
 * objection raised, and these say when it was: so whoever isn't the recorder reads that somebody did, and finds nothing of it by
 * a person's name.
 */
const ownToRecorder: readonly string[] = ['declare', 'object'];

/** What this reader's question becomes. */
export function trailFilter(
  { unit }: Pick<UnitStores, 'unit'>,
  reader: Actor,
  asked: AskedTrail
): TrailFilter {
  const hides = !reader.roles.includes('recorder') && asked.account !== null;
  return {
    account: asked.account,
    act: asked.act,
    except: hides ? ownToRecorder : [],
    from: asked.from && startOf(asked.from, unit.timeZone),
    to: asked.to && endOf(asked.to, unit.timeZone)
  };
}

/** The lines that a filter of `trailFilter` leaves, as this reader may see them. Newest first. */
export async function seeTrail(
  stores: UnitStores,
  reader: Actor,
  { filter, ...page }: { filter: TrailFilter; before: number | null; take: number }
): Promise<SeenLine[]> {
  const names = new Map((await stores.accounts.list()).map(({ id, name }) => [id, name]));
  const isRecorder = reader.roles.includes('recorder');
  return (await stores.trail.list(filter, page)).map(({ account, place, ...line }) =>
    !isRecorder && ownToRecorder.includes(line.act) && account !== residentAccount
      ? { ...line, who: null, place: null }
      : { ...line, place, who: { id: account, name: names.get(account) ?? '' } }
  );
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
