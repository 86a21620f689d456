import { timeOfDay } from '$lib/calendar';
import type { Playlist } from '$lib/server/boards/lists/board-lists';
import type { TypedItem } from '$lib/server/boards/lists/read-items';
import type { PlaylistItem } from '$lib/sync';

/** A playlist as its form has it: not yet saved. */
export interface Draft {
  name: string;
  items: TypedItem[];
  places: string[];
}

/** Spans as they are typed: `08:00-11:30, 14:00-18:00` */
export function hoursTyped(spans: readonly { from: number; until: number }[]): string {
  return spans.map(({ from, until }) => `${timeOfDay(from)}-${timeOfDay(until)}`).join(', ');
}

/** A saved line, as its form has it. */
export function typedOf({ id, scene, code = '', seconds, when = {} }: PlaylistItem): TypedItem {
  return {
    ...{ id, scene, announcement: code, seconds: String(seconds) },
    ...{ first: when.first ?? '', last: when.last ?? '', weekdays: (when.weekdays ?? []).map(String) },
    ...{ hours: hoursTyped(when.hours ?? []), except: (when.except ?? []).join(', ') }
  };
}

/** A saved playlist, as its form has it. */
export function draftOf({ name, items, places }: Omit<Playlist, 'id'>): Draft {
  return { name, items: items.map(typedOf), places: [...places] };
}

/**
 * What a press in the form does to its lines, saved or not: `up:2`, `down:2`, `drop:2`, `move:3:0`, `add`. Anything else does
 * nothing.
 *
 * @param newId of a line that is added
 * @returns the lines, and which of them was meant (−1: none)
 */
export function reshaped(
  items: readonly TypedItem[],
  press: string,
  newId: string
): { items: TypedItem[]; at: number } {
  const [what = '', first = '', second = ''] = press.split(':');
  const all = [...items];
  if (what === 'add')
    return {
      items: [
        ...all,
        {
          ...{ id: newId, scene: 'announcement', announcement: '', seconds: '20' },
          ...{ first: '', last: '', weekdays: [], hours: '', except: '' }
        }
      ],
      at: all.length
    };
  const from = /^\d+$/.test(first) ? Number(first) : -1;
  const line = all[from];
  if (!line) return { items: all, at: -1 };
  all.splice(from, 1);
  if (what === 'drop') return { items: all, at: Math.min(from, all.length - 1) };
  const steps: Record<string, number> = { up: from - 1, down: from + 1, move: Number(second) };
  const to = Math.max(0, Math.min(steps[what] ?? from, all.length));
  all.splice(to, 0, line);
  return { items: all, at: to };
}
