import { itemOf, type Item } from '$lib/points';
import type { Actor } from '../../platform/access/actor';
import type { BookedEntry } from '../ledger/ledger';
import { objectionNo, type Objection } from '../objections/objection';
import { objectionStatus, type ObjectionState } from '../objections/objection-status';
import { schemeOf } from '../periods/unit-scheme';
import type { UnitStores } from '../units/unit-stores';
import { drawSample, sampleAlgorithm } from './draw-sample';
import { populationDigest, populationOf } from './population';
import { needCheck } from './seen-checks';
import type { SpotCheck, SpotFinding } from './spot-checks';
import { namesApart } from '../roster/names-apart';

/** The objection that a finding waits for. */
export interface SpotObjection {
  id: string;
  no: string;
  state: ObjectionState;
  /** last day for the answer that is owed; null: none is */
  due: string | null;
}

/** A drawn entry, with its findings. */
export interface SpotLine {
  /** place in the draw, from 1 */
  place: number;
  entry: BookedEntry;
  name: string;
  /** null for a reversal */
  item: Item | null;
  /** the latest */
  finding: SpotFinding | null;
  objection: SpotObjection | null;
}

export interface SpotSheet {
  check: SpotCheck;
  /** whether a draw from the present ledger gives the same entries, out of the same population */
  isSame: boolean;
  lines: SpotLine[];
}

/**
 * A spot check, drawn again, with the findings about each entry.
 * @throws Problem `not-found`
 */
export async function spotCheckSheet(
  stores: UnitStores,
  actor: Pick<Actor, 'roles'>,
  id: string
): Promise<SpotSheet> {
  const check = await needCheck(stores, actor, id);
  const { entries, drawable } = await populationOf(stores, check);
  const again = check.algorithm === sampleAlgorithm ? drawSample(drawable, check) : [];
  const scheme = schemeOf(stores);
  const names = namesApart(await stores.roster.list());
  const ledger = new Map(entries.map((entry) => [entry.id, entry]));
  const objections = await stores.objections.list();
  return {
    check,
    isSame:
      populationDigest(drawable) === check.populationDigest && again.join('\n') === check.picks.join('\n'),
    lines: check.picks.flatMap((number, at): SpotLine[] => {
      const entry = ledger.get(number);
      if (!entry) return [];
      const finding = check.findings.findLast((each) => each.entry === number) ?? null;
      const objection = finding && spotObjection(finding, objections);
      return [
        {
          place: at + 1,
          entry,
          name: names.get(entry.subject) ?? entry.subject,
          item: itemOf(scheme, entry.item, entry.date) ?? null,
          finding,
          objection: objection && publicObjection(objection)
        }
      ];
    })
  };
}

function publicObjection(objection: Objection): SpotObjection {
  const { state, due } = objectionStatus(objection);
  return { id: objection.id, no: objectionNo(objection), state, due };
}

/**
 * The progress of a check. `unseen` entries have no finding yet; `left` are still to do: the unseen and the
 * unclear.
 */
export function spotCheckProgress({ picks, findings }: Pick<SpotCheck, 'picks' | 'findings'>) {
  const latest = new Map(findings.map((each) => [each.entry, each.finding]));
  const count = (kind: SpotFinding['finding']) => [...latest.values()].filter((one) => one === kind).length;
  const [fits, unclear, wrong] = [count('in-order'), count('unclear'), count('wrong')];
  const unseen = picks.length - latest.size;
  return { fits, unclear, wrong, unseen, left: unseen + unclear };
}

/**
 * The objection that a finding has opened, or found open already: somebody has to answer it. null: nothing was wrong, or no
 * notice showed the entry yet.
 */
function spotObjection(
  { entry, at, finding }: Pick<SpotFinding, 'entry' | 'at' | 'finding'>,
  objections: readonly Objection[]
): Objection | null {
  if (finding !== 'wrong') return null;
  return (
    objections.find((each) => {
      if (each.way !== 'audit' || each.entry !== entry) return false;
      const { answer } = objectionStatus(each);
      return answer === null || answer.at > at;
    }) ?? null
  );
}
