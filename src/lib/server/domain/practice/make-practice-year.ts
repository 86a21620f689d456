import { demoScheme, type DemoUnitCode } from '../demo/demo-accounts';
import { liveThrough } from '../demo/live-through';
import type { DemoUnit } from '../demo/units/demo-unit';
import { livedUnits } from '../demo/units/lived-units';
import { createApp } from '../../app';
import type { Settings } from '../../platform/settings/settings';

/**
 * The mark before every name of a practice unit, and so on every page, board, print, export and file of it.
 */
export const practicePrefix = '【演练】';

/** The demo's unit that uses the same rules; the community where an adopter's own rules are in force. */
function practiceUnitFor(scheme: string): DemoUnit {
  const [community] = livedUnits;
  const found = livedUnits.find((unit) => demoScheme(unit.code) === scheme) ?? community;
  if (!found) throw new Error('no unit to practise in');
  return found;
}

/**
 * Replays a year in an empty folder: the demo's invented people, with the same commands. It has a SQLite
 * file of its own, whatever the real app's database is.
 */
export async function makeYear(
  folder: string,
  settings: Settings,
  scheme: string,
  now: Date
): Promise<DemoUnitCode> {
  let clock = now;
  const unit = practiceUnitFor(scheme);
  const appWithStore = await createApp(practiceSettings(settings, folder), {
    practice: unit.code,
    clock: () => clock
  });
  try {
    await liveThrough(
      appWithStore,
      [{ ...unit, name: `${practicePrefix}${unit.name}` }],
      now,
      (to) => (clock = to),
      () => undefined
    );
  } finally {
    await appWithStore.app.close();
  }
  return unit.code;
}

/**
 * The app's own settings, on another folder, and as a demo: its sign-in page lists the invented accounts, and nobody is
 * reminded of what isn't real. Its clock is moved by hand, so that going back is no fault of it.
 */
export function practiceSettings(settings: Settings, folder: string): Settings {
  return {
    ...settings,
    dataDir: folder,
    databaseUrl: null,
    pushContact: null,
    demo: true,
    clockRightFrom: '2000-01-01T00:00:00Z'
  };
}
