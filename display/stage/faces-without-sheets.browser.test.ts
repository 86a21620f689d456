import { afterEach, expect, test } from 'vitest';
import { beginFaces, piecesIn, recallFaces } from './faces';
import { MeasureCache } from './measure-cache';

const key = 'adoptedStyleSheets';
const own = Object.getOwnPropertyDescriptor(Document.prototype, key)!;
afterEach(() => Object.defineProperty(Document.prototype, key, own));

test('a browser that makes no style sheets, as Safari before 16.4, starts with what it has drawn before too', async () => {
  Reflect.deleteProperty(Document.prototype, key);
  const sheet = '/display/themes/letters.css?direct';
  const [piece] = piecesIn(await (await fetch(sheet)).text(), new URL(sheet, location.href));
  const characters = String.fromCodePoint(parseInt(piece!.range.slice(2), 16));
  const cache = new MeasureCache({ storage: null, name: '', stamp: '' });
  cache.set('faces', { pieces: [{ ...piece!, characters, first: true }], without: {} });
  const others = new Set(document.fonts);
  beginFaces(sheet);
  expect(recallFaces(cache)).toBe(true);
  const fresh = [...document.fonts].filter((face) => !others.has(face));
  expect(fresh.map(({ status }) => status)).toEqual(['loading']);
});
