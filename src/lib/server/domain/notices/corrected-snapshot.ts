import type { Snapshot, SnapshotRow } from '$lib/notice';
import type { UnitStores } from '../units/unit-stores';
import { buildSnapshot } from './build-snapshot';
import { peopleOfNotice } from './people-of-notice';
import { asPublished } from './rank-order';

/**
 * The notice of a period as it reads after its supplementary notices: rows in their new order, each changed one with what was
 * published first. Title, number, window and meetings stay those of the notice. Null: the period has no notice.
 * @throws Problem `not-sealed`
 */
export async function correctedSnapshot(stores: UnitStores, period: string): Promise<Snapshot | null> {
  const published = await stores.notices.of(period);
  if (!published) return null;
  const { snapshot } = published;
  const { rows, honours, changes, trend, figures, english } = await buildSnapshot(stores, period, {
    ...snapshot,
    readings: []
  });
  const people = await peopleOfNotice(stores, snapshot);
  const first = new Map(people.map((subject, at) => [subject, snapshot.rows[at]]));
  const order = asPublished(await stores.periods.results(period));
  return {
    ...snapshot,
    rows: rows.map((row, at) => asChanged(row, first.get(order[at]?.subject ?? ''))),
    honours,
    changes,
    trend,
    figures,
    ...(english && { english })
  };
}

function asChanged(row: SnapshotRow, first: SnapshotRow | undefined): SnapshotRow {
  if (!first) return row;
  const { name, rank, points, balance } = first;
  const isSame = rank === row.rank && points === row.points && balance === row.balance;
  const was = { rank, points, ...(balance !== undefined && { balance }) };
  return { ...row, name, ...(!isSame && { was }) };
}
