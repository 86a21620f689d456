import type { Page } from 'playwright';

/** Records a second of film (WebM) in an empty page of the browser. It is made-up data. */
export async function aFilm(page: Page): Promise<Buffer> {
  const filmed = await page.evaluate(async () => {
    const canvas = document.body.appendChild(document.createElement('canvas'));
    const ink = canvas.getContext('2d');
    const recorder = new MediaRecorder(canvas.captureStream(), { mimeType: 'video/webm;codecs=vp8' });
    const parts: Blob[] = [];
    recorder.ondataavailable = ({ data }) => parts.push(data);
    const ended = new Promise((done) => (recorder.onstop = done));
    recorder.start();
    for (let frame = 0; frame < 60; frame += 1) {
      if (ink) {
        ink.fillStyle = `hsl(${frame * 12} 60% 50%)`;
        ink.fillRect(0, 0, canvas.width, canvas.height);
      }
      await new Promise(requestAnimationFrame);
    }
    recorder.stop();
    await ended;
    return [...new Uint8Array(await new Blob(parts).arrayBuffer())];
  });
  return Buffer.from(filmed);
}
