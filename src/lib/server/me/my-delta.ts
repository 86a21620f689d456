import type { Scheme } from '$lib/points';
import type { MyDelta } from '$lib/sync';
import { createHash } from 'node:crypto';
import type { Actor } from '../accounts/actor';
import type { House } from '../house';
import { inRankOrder } from '../notices/rank-order';
import { schemeOf } from '../periods/score-month';
import { Problem } from '../problem';
import type { UnitStores } from '../store/unit-stores';

interface Has {
  epoch?: string | null;
  scheme?: string | null;
}

/**
 * What one member's phone lacks since its cursor. A cursor of another epoch (a database put back from a backup), or
 * beyond the newest change, gets everything, with `after` 0, so that the phone starts anew.
 *
 * @param has the epoch that the cursor counts in, and the digest of the scheme that the phone reckons by
 * @throws Problem `not-scored` when the account is no member
 */
export function myDelta(house: House, actor: Actor, asked: number, has: Has = {}): Promise<MyDelta> {
  // A cursor and the lines up to it are of one moment, or a line would be missed for good.
  return house.view(actor, (stores) => deltaOf(stores, house.clock(), actor, asked, has));
}

async function deltaOf(
  stores: UnitStores,
  now: Date,
  actor: Actor,
  asked: number,
  has: Has
): Promise<MyDelta> {
  if (actor.subject === null) throw new Problem('not-scored', 403);
  const { unit } = stores;
  const epoch = await stores.changes.epoch();
  const cursor = await stores.changes.head();
  const after = has.epoch !== epoch || asked > cursor ? 0 : asked;
  const subject = (await stores.roster.list()).find((each) => each.id === actor.subject);
  if (!subject) throw new Problem('not-scored', 403);

  const scheme = sentScheme(schemeOf(stores));
  const entries = await stores.ledger.entries({ subject: subject.id, after });
  const grounds = new Set(entries.map((entry) => entry.decision));
  const notice = await stores.notices.latest({ after });
  const row = notice
    ? inRankOrder(await stores.periods.results(notice.snapshot.period)).findIndex(
        (each) => each.subject === subject.id
      )
    : -1;
  return {
    after,
    cursor,
    epoch,
    at: now.toISOString(),
    account: actor.account,
    person: {
      subject: subject.id,
      name: subject.name,
      pool: subject.pool,
      group: subject.group,
      from: subject.from,
      to: subject.to
    },
    unit: { name: unit.name, parent: unit.parent, timeZone: unit.timeZone },
    scheme: after > 0 && scheme.digest === has.scheme ? null : scheme,
    open: await stores.periods.open(),
    entries: entries.map(({ subject: _, matter, matterKey, ...entry }) => ({
      ...entry,
      matter: matterKey,
      matterText: matter
    })),
    decisions: (await stores.decisions.list()).filter(({ id }) => grounds.has(id)),
    results: (await stores.periods.resultsOf(subject.id, { after })).map(
      ({ subject: _, ...result }) => result
    ),
    notice: notice && { ...notice, row: row < 0 ? null : row }
  };
}

function sentScheme(scheme: Scheme): NonNullable<MyDelta['scheme']> {
  const digest = createHash('sha256').update(JSON.stringify(scheme)).digest('hex');
  return { digest, rules: { ...scheme } };
}
