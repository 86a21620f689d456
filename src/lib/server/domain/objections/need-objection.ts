import { Problem } from '../../platform/problem/problem';
import type { UnitStores } from '../units/unit-stores';
import { objectionNo, type Objection } from './objection';
import { objectionStatus, type ObjectionStatus, type ObjectionState } from './objection-status';

/**
 * An objection with its state.
 * @param states one of which it has to be in
 * @throws Problem `not-found`, `objection-state`
 */
export async function needObjection(
  stores: UnitStores,
  id: string,
  states: readonly ObjectionState[]
): Promise<{ objection: Objection; status: ObjectionStatus }> {
  const [objection] = await stores.objections.list({ ids: [id] });
  if (!objection) throw new Problem('not-found', 404);
  const status = objectionStatus(objection);
  if (!states.includes(status.state))
    throw new Problem('objection-state', 409, { no: objectionNo(objection) });
  return { objection, status };
}
