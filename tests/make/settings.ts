import { readSettings, type Settings } from '$lib/server/platform/settings/settings';

/** Default settings except for the folder, without a log. */
export function testSettings(dataDir: string): Settings {
  return readSettings({ DATA_DIR: dataDir, PUBLIC_URL: 'http://localhost', LOG_LEVEL: 'silent' });
}
