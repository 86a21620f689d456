import { itemOf, type Item } from '$lib/points';
import { claimNo } from '../claims/claim-no';
import type { Claim } from '../claims/claim';
import type { Decision } from '../decisions/decisions';
import type { BookedEntry } from '../ledger/ledger';
import { schemeOf } from '../periods/unit-scheme';
import { Problem } from '../problem';
import type { UnitStores } from '../store/unit-stores';
import { drawSample, sampleAlgorithm } from './draw-sample';
import { populationDigest, populationOf } from './population';
import type { SpotCheck, SpotFinding } from './spot-checks';

/** A drawn entry with all that it rests on. */
export interface SpotLine {
  entry: BookedEntry;
  name: string;
  /** null for a reversal */
  item: Item | null;
  /** how it came into the ledger; null: with an import or an assembly, on the ground of its minutes alone */
  claim: { no: string; way: Claim['way']; paper: string } | null;
  decision: Decision | null;
  /** the seal of the month in which it is booked; `digest`: of the trail's record up to there */
  seal: { period: string; sealed: string; digest: string | null } | null;
  /** the latest */
  finding: SpotFinding | null;
}

export interface SpotSheet {
  check: SpotCheck;
  /** drawn again from the ledger as it stands: the same entries, from the same ones */
  isSame: boolean;
  lines: SpotLine[];
}

/**
 * A spot check, drawn again and followed entry by entry: clause, basis, claim, decision, seal.
 * @throws Problem `not-found`
 */
export async function spotCheckSheet(stores: UnitStores, id: string): Promise<SpotSheet> {
  const check = (await stores.spotChecks.list()).find((each) => each.id === id);
  if (!check) throw new Problem('not-found', 404);
  const { entries, drawable } = await populationOf(stores, check);
  const again = check.algorithm === sampleAlgorithm ? drawSample(drawable, check) : [];
  const scheme = schemeOf(stores);
  const names = new Map((await stores.roster.list()).map((person) => [person.id, person.name]));
  const decisions = new Map((await stores.decisions.list()).map((decision) => [decision.id, decision]));
  const claims = new Map(
    (await stores.claims.list({ year: check.year })).map((claim) => [claimNo(claim), claim])
  );
  const ledger = new Map(entries.map((entry) => [entry.id, entry]));
  const seals = new Map<string, SpotLine['seal']>();
  for (const { period, sealed, seq } of await stores.periods.seals())
    if (period >= check.from && period <= check.to && period.length === 7)
      seals.set(period, { period, sealed, digest: await stores.spotChecks.trailDigest(seq) });
  return {
    check,
    isSame:
      populationDigest(drawable) === check.populationDigest && again.join('\n') === check.picks.join('\n'),
    lines: check.picks.flatMap((number): SpotLine[] => {
      const entry = ledger.get(number);
      if (!entry) return [];
      const claim = claims.get(number);
      return [
        {
          ...{ entry, name: names.get(entry.subject) ?? entry.subject },
          item: itemOf(scheme, entry.item, entry.date) ?? null,
          claim: claim ? { no: claimNo(claim), way: claim.way, paper: claim.paper } : null,
          decision: decisions.get(entry.decision) ?? null,
          seal: seals.get(entry.period) ?? null,
          finding: check.findings.findLast((each) => each.entry === number) ?? null
        }
      ];
    })
  };
}
