import { beforeEach, expect, test } from 'vitest';
import { overwriteGetLocale } from '$lib/text/generated/runtime.js';
import { takeEvidence } from './take-evidence';

beforeEach(() => overwriteGetLocale(() => 'zh-CN'));

/** A noisy picture, as large in bytes as a photograph is. */
function drawn(width: number, height: number, type: string): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d')!;
  const pixels = context.createImageData(width, height);
  let seed = 7;
  for (let at = 0; at < pixels.data.length; at += 1)
    pixels.data[at] = at % 4 === 3 ? 255 : (seed = (seed * 1103515245 + 12345) & 0x7fffffff) >> 16;
  context.putImageData(pixels, 0, 0);
  return canvas.convertToBlob({ type, quality: 0.95 });
}

/** A JPEG whose camera noted something beside it, as a place stands there. */
async function placed(picture: Blob): Promise<Blob> {
  const bytes = new Uint8Array(await picture.arrayBuffer());
  const note = new TextEncoder().encode('Exif\0\0MM\0*\0\0\0\u0008GPSLatitude 37N');
  const segment = Uint8Array.of(0xff, 0xe1, 0, note.length + 2, ...note);
  return new Blob([bytes.subarray(0, 2), segment, bytes.subarray(2)], { type: 'image/jpeg' });
}

function fieldWith(file: File): HTMLInputElement {
  const field = document.createElement('input');
  field.type = 'file';
  const files = new DataTransfer();
  files.items.add(file);
  field.files = files.files;
  return field;
}

const textOf = async (file: File) => new TextDecoder('latin1').decode(await file.arrayBuffer());

test('a photograph becomes small, and says no more where it was taken', async () => {
  const photo = await placed(await drawn(3000, 1500, 'image/jpeg'));
  const field = fieldWith(new File([photo], 'IMG_1.JPG', { type: 'image/jpeg' }));
  await takeEvidence(field, 4);
  const [sent] = field.files!;
  expect(field.validity.valid).toBe(true);
  expect(sent!.name).toBe('IMG_1.jpg');
  expect(sent!.size).toBeLessThan(photo.size / 2);
  expect(await textOf(sent!)).not.toContain('GPSLatitude');
  const { width, height } = await createImageBitmap(sent!);
  expect([width, height]).toEqual([2000, 1000]);
});

test('WebP becomes JPEG, and a field can’t be sent meanwhile', async () => {
  const field = fieldWith(
    new File([await drawn(300, 200, 'image/webp')], '现场.webp', { type: 'image/webp' })
  );
  const taken = takeEvidence(field, 4);
  expect(field.validity.valid).toBe(false);
  await taken;
  const [sent] = field.files!;
  expect(field.validity.valid).toBe(true);
  expect([sent!.name, sent!.type]).toEqual(['现场.jpg', 'image/jpeg']);
  expect((await textOf(sent!)).startsWith('\u00ff\u00d8\u00ff')).toBe(true);
});

test('HEIC that this browser can’t decode is kept out, with the setting that mends it', async () => {
  const head = new TextEncoder().encode('\0\0\0\u0018ftypheic\0\0\0\0mif1heic');
  const field = fieldWith(new File([head], 'IMG_2.HEIC', { type: 'image/heic' }));
  await takeEvidence(field, 4);
  expect(field.validationMessage).toMatch(/设置.*相机.*格式.*兼容性最佳/);
});

test('a small screenshot, a paper and a broken picture are sent as they are', async () => {
  for (const file of [
    new File(['picture'], 'scene.png', { type: 'image/png' }),
    new File(['%PDF-1.7'], '协议.pdf', { type: 'application/pdf' }),
    new File([Uint8Array.of(0xff, 0xd8, 0xff, 0)], 'scene.jpg', { type: 'image/jpeg' })
  ]) {
    const field = fieldWith(file);
    await takeEvidence(field, 4);
    expect(field.files![0]).toBe(file);
    expect(field.validity.valid).toBe(true);
  }
});

test('a paper that is too large is refused', async () => {
  const field = fieldWith(new File([new Uint8Array(5_000_000)], '协议.pdf', { type: 'application/pdf' }));
  await takeEvidence(field, 4);
  expect(field.validationMessage).toContain('4 MB');
});
