import { figure, figureOf } from '../figures';

/** Places of a ranking, from the first to the last. */
export interface Places {
  first: number;
  last: number;
}

const upTo = new RegExp(`前(${figure})名`);
const between = new RegExp(String.raw`第(${figure})名?[至到~～—–-]第?(${figure})名`);
const alone = new RegExp(`第(${figure})名(?!次)`, 'g');
const listed = /第[一二三四五六七八九十\d]+名?(?:[、,和及与]第?[一二三四五六七八九十\d]+名?)+/;

/** The places that words name together: `前10名`, `第4至10名`; null for none. */
export function placesTogether(words: string): Places | null {
  const range = between.exec(words);
  if (range) return { first: figureOf(range[1] ?? ''), last: figureOf(range[2] ?? '') };
  const top = upTo.exec(words);
  return top ? { first: 1, last: figureOf(top[1] ?? '') } : null;
}

/** The place, or the places together, that words name once: `第二名`, `第四至十名`; null for none, and for several. */
export function placesIn(words: string): Places | null {
  const together = placesTogether(words);
  if (together) return together;
  const [place, ...more] = [...words.matchAll(alone)].map(([, digits = '']) => figureOf(digits));
  return place === undefined || more.length > 0 ? null : { first: place, last: place };
}

/** The places that words list one by one: `第一、二、三名`, `前3名`; [] for none. */
export function placesListed(words: string): number[] {
  const together = placesTogether(words);
  if (together)
    return Array.from({ length: together.last - together.first + 1 }, (_, n) => together.first + n);
  const [list = ''] = listed.exec(words) ?? [];
  return [...list.matchAll(/十?[一二三四五六七八九]|十|\d+/g)].map(([digits]) => figureOf(digits));
}
