import { randomUUID } from 'node:crypto';
import { aFilm } from './a-film';
import { landscape, withBrowser } from '../browser/browser';
import { demoSession } from '../servers/demo-server';

/**
 * Publishes an announcement with a picture and a film through a demo server's office. It is made-up data.
 * @throws Error when the office refuses it
 */
export async function publishWithMedia(url: string): Promise<void> {
  const { picture, film } = await withBrowser(landscape, async (context) => {
    const page = await context.newPage();
    await page.setContent('<body style="background: linear-gradient(#2b5876, #e8c468)">');
    return { picture: await page.screenshot(), film: await aFilm(page) };
  });
  const body = new FormData();
  for (const [name, value] of [
    ['key', randomUUID()],
    ['title', '怎样关总阀'],
    ['body', '停水以前请关好家里的总阀，见图和视频。\n[图1]'],
    ['words', '总阀在水表旁边'],
    ['video-words', '先找到总阀，再向右转到底']
  ] as const)
    body.append(name, value);
  body.append('picture', new Blob([new Uint8Array(picture)], { type: 'image/png' }), '总阀.png');
  body.append('video', new Blob([new Uint8Array(film)], { type: 'video/webm' }), '总阀.webm');
  const { status } = await fetch(`${url}/office/announcements?/post`, {
    method: 'POST',
    headers: { accept: 'text/html', cookie: await demoSession(url, 'fangmin'), origin: url },
    body,
    redirect: 'manual'
  });
  if (status !== 303) throw new Error(`the office answered with ${status}`);
}
