import { expect, test } from 'vitest';
import { ChosenPictures } from './chosen-pictures.svelte';

async function aPicture(width: number): Promise<File> {
  const canvas = new OffscreenCanvas(width, 10);
  canvas.getContext('2d');
  return new File([await canvas.convertToBlob()], `${width}.png`, { type: 'image/png' });
}

test('of two chosen one after the other the last is drawn, and of one that was taken back nothing is', async () => {
  const pictures = new ChosenPictures([]);
  const [large, small] = [await aPicture(3000), await aPicture(20)];
  expect(await Promise.all([pictures.choose(0, large), pictures.choose(0, small)])).toEqual([
    'overtaken',
    'fine'
  ]);
  expect(pictures.shown).toMatchObject([{ width: 20 }]);
  expect(await Promise.all([pictures.choose(0, large), pictures.choose(0, null)])).toEqual([
    'overtaken',
    'fine'
  ]);
  expect([pictures.shown, pictures.isChosen(0)]).toEqual([[], false]);
});

test('a place that is left empty has no number: what is in the second one stands as the first picture', async () => {
  const pictures = new ChosenPictures([]);
  await pictures.choose(1, await aPicture(20));
  expect(pictures.shown).toMatchObject([{ width: 20 }]);
  pictures.words[0] = '停水范围示意图';
  expect(pictures.shown).toMatchObject([{ src: null, words: '停水范围示意图' }, { width: 20 }]);
});

test('what can’t be drawn is told', async () => {
  const pictures = new ChosenPictures([]);
  expect(await pictures.choose(0, new File(['停水'], '停水.png', { type: 'image/png' }))).toBe('broken');
});
