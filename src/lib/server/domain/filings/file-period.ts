import { dayIn, yearOf, periodSchema } from '$lib/calendar';
import { canonical, digestOf } from '$lib/notice';
import * as v from 'valibot';
import type { Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { schemeOf } from '../periods/unit-scheme';
import { Problem } from '../../platform/problem/problem';
import type { UnitStores } from '../units/unit-stores';
import { buildFiling } from './build-filing';
import { mayBeFiled } from './filed-periods';
import type { FilingDocument } from './filing-document';
import { filingState, returnOf } from './filing-status';
import { filingNo, type Filing } from './filings';
import { needConfirmed } from './need-confirmed';

/**
 * Drafts the filing of a period, with the digest by which it is confirmed.
 * @throws Problem `filing-kind`, `filing-stands`, and those of `buildFiling` and `needConfirmed`
 */
export async function draftFiling(
  stores: UnitStores,
  period: string,
  now: Date
): Promise<{ document: FilingDocument; digest: string }> {
  if (!v.is(periodSchema, period) || !mayBeFiled(schemeOf(stores), period))
    throw new Problem('filing-kind', 409, { period });
  const own = (await stores.filings.list()).filter((filing) => filing.period === period);
  const latest = own.at(-1);
  if (latest && filingState(latest) !== 'returned')
    throw new Problem('filing-stands', 409, { period, no: filingNo(latest) });
  const built = await buildFiling(stores, period);
  const again = latest && againAfter(latest, own.length + 1, stores.unit.timeZone);
  const document = again ? { ...built, again } : built;
  await needConfirmed(stores, document, now);
  return { document, digest: digestOf(document) };
}

/** The words of a document that is filed anew, after a return; undefined where it wasn't returned. */
function againAfter(latest: Filing, round: number, timeZone: string): FilingDocument['again'] {
  const step = returnOf(latest);
  if (!step) return undefined;
  return { round, after: filingNo(latest), returned: dayIn(timeZone, new Date(step.at)) };
}

/**
 * Files a confirmed half-year or year with the superior (备案), exactly as it was shown. A returned filing is
 * filed anew, and the old one stays.
 * @param shown digest of the draft that was looked at
 * @throws Problem those of `draftFiling`, `preview-outdated`
 */
export function filePeriod(
  app: App,
  actor: Actor,
  { key, period, shown }: { key: string; period: string; shown: string }
): Promise<{ id: string; no: number; digest: string }> {
  return app.runCommand(actor, { permission: 'file', key, input: { period, shown } }, async (stores) => {
    const now = app.clock();
    const { document, digest } = await draftFiling(stores, period, now);
    if (digest !== shown) throw new Problem('preview-outdated', 409);
    const year = yearOf(dayIn(stores.unit.timeZone, now));
    const body = canonical(document);
    const { id, no } = await stores.filings.file({ year, period, digest, body, account: actor.account });
    return { id, no, digest };
  });
}
