import type { DemoUnitCode } from '../accounts/demo-accounts';
import { liveThrough } from '../demo/live-through';
import type { DemoUnit } from '../demo/units/demo-unit';
import { livedUnits } from '../demo/units/lived-units';
import { openHouse } from '../house';
import type { Settings } from '../settings/settings';

/** What stands before every name of a unit to play in: so on every page, board, print, export and file of it. */
export const playMark = '【演练】';

/** The demo's unit that goes by the same rules; the community where an adopter's own are in force. */
export function playedUnit(scheme: string): DemoUnit {
  const [community] = livedUnits;
  const found = livedUnits.find((unit) => unit.scheme === scheme) ?? community;
  if (!found) throw new Error('no unit to play in');
  return found;
}

/**
 * Lives through a year in an empty folder: the demo's invented people, by the same acts. On a SQLite file of its own,
 * whatever the real house stands on.
 */
export async function makeYear(
  folder: string,
  settings: Settings,
  scheme: string,
  now: Date
): Promise<DemoUnitCode> {
  let clock = now;
  const unit = playedUnit(scheme);
  const ground = await openHouse(playSettings(settings, folder), { play: unit.code, clock: () => clock });
  try {
    await liveThrough(
      ground,
      [{ ...unit, name: `${playMark}${unit.name}` }],
      now,
      (to) => (clock = to),
      () => undefined
    );
  } finally {
    await ground.house.close();
  }
  return unit.code;
}

/** The house's own settings, on another folder, and as a demo: its sign-in page lists the invented accounts. */
export function playSettings(settings: Settings, folder: string): Settings {
  return { ...settings, dataDir: folder, databaseUrl: null, demo: true };
}
