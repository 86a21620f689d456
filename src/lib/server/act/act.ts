import type { Json } from '$lib/notice';
import { type Act, type Actor } from '../accounts/actor';
import type { UnitStores } from '../store/unit-stores';

/**
 * One write: authorised, once per client key, in one transaction with its audit line and its changes. A repeated
 * key gets the stored answer and nothing runs; live streams hear of it after the commit.
 *
 * @throws Problem `forbidden` when the actor may not; `key-reused` when the key was used for another act
 */
export type ActFunction = <T extends Json>(
  actor: Actor,
  what: { act: Act; key: string },
  run: (stores: UnitStores) => Promise<T>
) => Promise<T>;
