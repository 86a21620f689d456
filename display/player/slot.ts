import type { SceneSlot } from '../scenes/registry';

/** One turn of the playlist: a page of a scene, for so long. What was paged by measuring is in it. */
export type Slot = { seconds: number } & SceneSlot;

/** Names a turn, the same in the playlist before and after a change of data. */
export function slotKey(slot: Slot): string {
  const page = 'page' in slot ? `/${slot.page}` : '';
  const code = 'code' in slot ? `/${slot.code}` : '';
  return slot.scene + code + page;
}

/** Whether they look alike, as far as the turns themselves say. */
export function sameSlot(a: Slot, b: Slot): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
