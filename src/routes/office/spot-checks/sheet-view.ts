import { may, type Actor } from '$lib/server/platform/access/actor';
import { spotCheckProgress, spotCheckSheet } from '$lib/server/domain/spot-checks/spot-check-sheet';
import { spotCheckNo } from '$lib/server/domain/spot-checks/spot-checks';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import { accountNames } from '$lib/server/domain/accounts/account-names';
import { itemText } from '$lib/ui/text/item-text';

/** A spot check with its entries, for the screen and for paper. */
export async function spotCheckView(stores: UnitStores, place: Actor, id: string) {
  const { check, isSame, lines } = await spotCheckSheet(stores, place, id);
  const accounts = accountNames(await stores.accounts.list());
  const { year, seed, algorithm, strata, from, to, population, populationDigest, drawn, picks } = check;
  return {
    id,
    no: spotCheckNo(check),
    year,
    of: stores.unit.name,
    isSame,
    finds: may(place, 'spot-check'),
    seed,
    algorithm,
    strata,
    from,
    to,
    population,
    populationDigest,
    drawn,
    size: picks.length,
    by: accounts.get(check.drawnBy) ?? check.drawnBy,
    progress: spotCheckProgress(check),
    /** the first entry that is still unclear */
    next: lines.find(({ finding }) => !finding || finding.finding === 'unclear')?.place ?? null,
    lines: lines.map(({ place, entry, name, item, finding, objection }) => ({
      place,
      entry: entry.id,
      name,
      month: entry.period,
      objection,
      what: itemText(item, entry),
      finding: finding && {
        kind: finding.finding,
        remark: finding.remark,
        evidence: finding.evidence,
        by: accounts.get(finding.account) ?? finding.account
      }
    }))
  };
}

export type SpotCheckSheetView = Awaited<ReturnType<typeof spotCheckView>>;
