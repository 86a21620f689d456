import type { Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { isSuperior } from './send-emergency';
import type { SentEmergency } from './emergencies';

/** One sending, as the office reads it, whatever number of units it went to. */
export interface EmergencySending {
  sending: string;
  title: string;
  text: string;
  by: string;
  drill: boolean;
  /** instants */
  from: string;
  until: string;
  /** when it was taken down before its end; null: it wasn't */
  ended: string | null;
  /** names */
  units: string[];
  /** shown on boards now */
  runs: boolean;
  /** may be taken down by who reads this */
  mayEnd: boolean;
}

/** The most ended emergencies that are listed. */
const most = 20;

/**
 * The emergencies sent to the units in which somebody may send: all that run, however many were sent since
 * (one that isn't listed can't be taken down), then the newest of those that are over; both newest first.
 */
export async function seeSendings(app: App, actors: readonly Actor[]): Promise<EmergencySending[]> {
  const now = app.clock().toISOString();
  const found = new Map<string, EmergencySending>();
  for (const actor of actors) {
    const { emergencies, unit } = await app.read(actor);
    const running = await emergencies.running();
    const ids = new Set(running.map(({ id }) => id));
    const newest = (await emergencies.list(most + running.length)).filter(({ id }) => !ids.has(id));
    for (const each of [...running, ...newest]) {
      const runs = each.ended === null && each.until > now;
      const mayEnd = runs && (!each.bySuperior || isSuperior(actor));
      const known = found.get(each.sending);
      if (!known) found.set(each.sending, { ...shown(each), units: [unit.name], runs, mayEnd });
      else {
        known.units.push(unit.name);
        known.runs ||= runs;
        known.mayEnd ||= mayEnd;
      }
    }
  }
  const sorted = [...found.values()].sort((a, b) => (a.from < b.from ? 1 : -1));
  return [...sorted.filter(({ runs }) => runs), ...sorted.filter(({ runs }) => !runs).slice(0, most)];
}

function shown({ sending, title, text, by, drill, from, until, ended }: SentEmergency) {
  return { sending, title, text, by, drill, from, until, ended: ended?.at ?? null };
}
