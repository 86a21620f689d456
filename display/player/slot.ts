import type { SceneSlot } from '../scenes/scene-kind';

/** A page of a scene, and for how many seconds the playlist shows it; lists that were paged by measuring are in it. */
export type Slot = { seconds: number } & SceneSlot;

/** Names a slot; the name is the same in the playlist before and after a change of data. */
export function slotKey(slot: Slot): string {
  const page = 'page' in slot ? `/${slot.page}` : '';
  const code = 'code' in slot ? `/${slot.code}` : '';
  return slot.scene + code + page;
}

/** Whether two slots have equal content. */
export function sameSlot(a: Slot, b: Slot): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
