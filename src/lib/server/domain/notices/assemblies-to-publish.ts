import { lateAssemblies, type LateAssembly } from '../assemblies/late-assemblies';
import type { UnitStores } from '../units/unit-stores';
import { isSupplementDue } from './build-supplement';

/** The late assemblies whose additions wait for their supplementary notice, in the order of their quarters. */
export async function assembliesToPublish(stores: UnitStores): Promise<LateAssembly[]> {
  const found: LateAssembly[] = [];
  for (const assembly of await lateAssemblies(stores))
    if (assembly.notice === null && (await isSupplementDue(stores, { kind: 'assembly', assembly })))
      found.push(assembly);
  return found;
}
