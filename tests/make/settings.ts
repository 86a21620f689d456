import { readSettings, type Settings } from '$lib/server/platform/settings/settings';

/** Default settings except for the folder, without a log. Tests move their clocks by hand, and vouch for them. */
export function testSettings(dataDir: string): Settings {
  return readSettings({
    DATA_DIR: dataDir,
    PUBLIC_URL: 'http://localhost',
    LOG_LEVEL: 'silent',
    CLOCK_RIGHT_FROM: '2000-01-01T00:00:00Z'
  });
}
