import { localTime } from '$lib/calendar';
import { windowState } from '$lib/notice';
import { isOn, type BoardFeed } from '$lib/sync';

/** What a board without a playlist shows, in turn. */
const usual = ['standings', 'honours', 'changes', 'announcement', 'rule', 'trend'];

/** The scenes that a board has at an instant, each once: what may be objected to, then its playlist's in order. */
export function scenesAt(
  { unit, notice, alsoOpen, supplements = [], playlist }: BoardFeed,
  at: Date
): string[] {
  const moment = localTime(at.getTime(), unit.timeZone);
  const isOpen = [notice, ...alsoOpen].some(
    (each) => each && windowState(each.snapshot.window, moment.date).kind === 'open'
  );
  const lines = playlist?.filter(({ when }) => isOn(when, moment)).map(({ scene }) => scene) ?? usual;
  const always = [...(isOpen ? ['notice'] : []), ...(supplements.length > 0 ? ['supplement'] : [])];
  return [...new Set([...always, ...lines])];
}
