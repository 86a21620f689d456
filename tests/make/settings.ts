import { readSettings, type Settings } from '$lib/server/settings/settings';

/** All defaults but the folder. */
export function testSettings(dataDir: string): Settings {
  return readSettings({ DATA_DIR: dataDir, PUBLIC_URL: 'http://localhost' });
}
