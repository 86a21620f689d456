import { lateAssemblies, type LateAssembly } from '../assemblies/late-assemblies';
import { evaluationPrefix, lateLines } from '../assemblies/late-lines';
import type { UnitStores } from '../units/unit-stores';
import { isSupplementDue } from './build-supplement';

/** The late assemblies whose additions wait for their supplementary notice, in the order of their quarters. */
export async function assembliesToPublish(stores: UnitStores): Promise<LateAssembly[]> {
  const found: LateAssembly[] = [];
  for (const assembly of await lateAssemblies(stores))
    if (
      assembly.notice === null &&
      (await hasAdded(stores, assembly)) &&
      (await isSupplementDue(stores, { kind: 'assembly', assembly }))
    )
      found.push(assembly);
  return found;
}

/**
 * Whether lines of an assembly stand. One that has added nothing never gets a notice, and each page asks: so only its own
 * lines are read, and nothing is scored.
 */
async function hasAdded(stores: UnitStores, { quarter }: LateAssembly): Promise<boolean> {
  const numbered = await stores.ledger.numbered(evaluationPrefix(quarter));
  const own = (await lateLines(stores, numbered)).get(quarter);
  return own !== undefined && own.standing.length > 0;
}
