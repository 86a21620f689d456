import * as v from 'valibot';

const origin = v.pipe(
  v.string(),
  v.url(),
  v.transform((url) => new URL(url)),
  v.check(
    (url) => url.pathname === '/' && url.search === '' && /^https?:$/.test(url.protocol),
    'not an origin'
  ),
  v.transform((url) => url.origin)
);

/** Every setting of the process: name in the environment, form, default. */
const environment = v.object({
  /** folder of database and secrets */
  DATA_DIR: v.optional(v.string(), 'data'),
  /** origin that residents' phones reach, as in QR codes: https://example.org; the demo can do without */
  PUBLIC_URL: v.optional(origin),
  /** 1: the demo, with its accounts on the sign-in page and codes that may name a LAN address */
  SUNBOARD_DEMO: v.optional(v.picklist(['0', '1']), '0')
});

export interface Settings {
  dataDir: string;
  publicUrl: string | null;
  demo: boolean;
}

/**
 * Reads the settings from the environment.
 * @throws Error that names each wrong variable in one line
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const read = v.safeParse(environment, env);
  if (!read.success) {
    const wrong = read.issues.map((issue) => `${v.getDotPath(issue) ?? '?'}=${String(issue.input)}`);
    throw new Error(`设置有误 / wrong settings: ${wrong.join(', ')}`);
  }
  const { DATA_DIR, PUBLIC_URL, SUNBOARD_DEMO } = read.output;
  const demo = SUNBOARD_DEMO === '1';
  if (!demo && PUBLIC_URL === undefined)
    throw new Error(
      '缺少 PUBLIC_URL：居民手机能打开的网址，如 https://example.org / PUBLIC_URL is missing: the origin that residents’ phones reach'
    );
  return { dataDir: DATA_DIR, publicUrl: PUBLIC_URL ?? null, demo };
}
