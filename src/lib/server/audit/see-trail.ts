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
 * a person's name. Nor does a recorder, where it is they who were reported, or whose row was objected to.
 */
const ownToRecorder: readonly string[] = ['declare', 'object'];

/** What a reader is shown of the trail: `unnamed` of it without who did it. */
export interface TrailView {
  filter: TrailFilter;
  unnamed(line: Pick<TrailLine, 'no' | 'act' | 'account'>): boolean;
}

/** What this reader's question becomes. */
export async function trailView(
  { unit, trail }: Pick<UnitStores, 'unit' | 'trail'>,
  reader: Actor,
  asked: AskedTrail
): Promise<TrailView> {
  const isRecorder = reader.roles.includes('recorder');
  const { subject, account } = reader;
  const own = new Set(isRecorder && subject !== null ? await trail.reports(subject, account) : []);
  const byName = asked.account !== null;
  return {
    filter: {
      account: asked.account,
      act: asked.act,
      except: byName && !isRecorder ? ownToRecorder : [],
      but: byName ? [...own] : [],
      from: asked.from && startOf(asked.from, unit.timeZone),
      to: asked.to && endOf(asked.to, unit.timeZone)
    },
    unnamed: (line) =>
      own.has(line.no) ||
      (!isRecorder && ownToRecorder.includes(line.act) && line.account !== residentAccount)
  };
}

/** The lines that a view leaves, as its reader may see them. Newest first. */
export async function seeTrail(
  stores: UnitStores,
  { filter, unnamed }: TrailView,
  page: { before: number | null; take: number }
): Promise<SeenLine[]> {
  const names = new Map((await stores.accounts.list()).map(({ id, name }) => [id, name]));
  return (await stores.trail.list(filter, page)).map((line) => {
    const { account, place, ...told } = line;
    return unnamed(line)
      ? { ...told, who: null, place: null }
      : { ...told, place, who: { id: account, name: names.get(account) ?? '' } };
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
