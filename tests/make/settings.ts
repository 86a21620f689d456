import { readSettings, type Settings } from '$lib/server/settings/settings';

/** All defaults but the folder, and no log between the tests. */
export function testSettings(dataDir: string): Settings {
  return readSettings({ DATA_DIR: dataDir, PUBLIC_URL: 'http://localhost', LOG_LEVEL: 'silent' });
}
