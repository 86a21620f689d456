import { rmSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { chromium87, has87 } from './chromium-87';
import { bundleFounding } from './founding';
import { template } from './house';

/** Founds the demo once; every test's server gets a copy of it. What founds other units is bundled. Needs `npm run build`. */
export default async function foundOnce(): Promise<void> {
  // Here, so that no test waits for it, and no two fetch it.
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
