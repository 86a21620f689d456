import { timeOfDay } from '$lib/calendar';
import type { Playlist } from '$lib/server/domain/boards/lists/board-lists';
import type { TypedItem } from '$lib/server/domain/boards/lists/read-items';
import { daysTyped } from '$lib/server/domain/boards/lists/read-days';
import type { PlaylistItem } from '$lib/sync';

/** A playlist as it stands in its form, not yet saved. */
export interface PlaylistDraft {
  name: string;
  items: TypedItem[];
  places: string[];
}

/**
 * Writes time spans as they are typed: `08:00-11:30, 14:00-18:00`.
 * @param spans in minutes of the day
 */
export function hoursTyped(spans: readonly { from: number; until: number }[]): string {
  return spans.map(({ from, until }) => `${timeOfDay(from)}-${timeOfDay(until)}`).join(', ');
}

/** The way in which a button has moved a line; null: none has. */
export type MoveWay = 'up' | 'down' | null;

/** A saved line as form fields. */
export function typedOf({ id, scene, code = '', seconds, when = {} }: PlaylistItem): TypedItem {
  return {
    id,
    scene,
    announcement: code,
    seconds: String(seconds),
    first: when.first ?? '',
    last: when.last ?? '',
    weekdays: (when.weekdays ?? []).map(String),
    hours: hoursTyped(when.hours ?? []),
    except: daysTyped(when.except ?? [])
  };
}

/** A saved playlist as form fields. */
export function playlistDraft({ name, items, places }: Omit<Playlist, 'id'>): PlaylistDraft {
  return { name, items: items.map(typedOf), places: [...places] };
}

/**
 * Applies a button of the form to its lines: `up:2`, `down:2`, `drop:2`, `move:3:0`, `add`. Anything else
 * changes nothing.
 * @param press the button's value
 * @param newId id for an added line
 * @returns the lines, the index of the one that was moved or added (−1 for none), and which way it went by
 *   a button, which keeps the focus
 */
export function reshaped(
  items: readonly TypedItem[],
  press: string,
  newId: string
): { items: TypedItem[]; at: number; way: MoveWay } {
  const [what = '', first = '', second = ''] = press.split(':');
  const all = [...items];
  if (what === 'add')
    return {
      items: [
        ...all,
        {
          id: newId,
          scene: 'announcement',
          announcement: '',
          seconds: '20',
          first: '',
          last: '',
          weekdays: [],
          hours: '',
          except: ''
        }
      ],
      at: all.length,
      way: null
    };
  const from = /^\d+$/.test(first) ? Number(first) : -1;
  const line = all[from];
  if (!line) return { items: all, at: -1, way: null };
  all.splice(from, 1);
  if (what === 'drop') return { items: all, at: Math.min(from, all.length - 1), way: null };
  const steps: Record<string, number> = { up: from - 1, down: from + 1, move: Number(second) };
  const to = Math.max(0, Math.min(steps[what] ?? from, all.length));
  all.splice(to, 0, line);
  return { items: all, at: to, way: what === 'up' || what === 'down' ? what : null };
}
