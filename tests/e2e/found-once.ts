import { rmSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { chromium87, has87 } from './chromium-87';
import { bundleFounding } from './founding';
import { template } from './served-app';

/**
 * Founds the demo once; every test's server gets a copy. It bundles the code that founds other units. It
 * needs `npm run build`.
 */
export default async function foundOnce(): Promise<void> {
  // Chromium 87 is fetched here, so that no test waits for it, and no two fetch it at once.
  if (has87) chromium87();
  await bundleFounding();
  rmSync(template, { recursive: true, force: true });
  const { foundDemo } = await import(pathToFileURL(resolve('build/found-demo.js')).href);
  await foundDemo({
    dataDir: template,
    publicUrl: 'http://localhost',
    now: new Date(),
    progress: () => undefined
  });
}
