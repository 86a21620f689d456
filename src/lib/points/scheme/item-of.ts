import type { Day } from '../../calendar';
import type { Item } from '../kinds';
import { chapterOn, rulebookOf } from './rulebook';
import type { Scheme } from './scheme';

/**
 * The item with this id: in the version in force on a day (M4), else in the version that the scheme begins
 * with, else in the first later version that has it.
 */
export function itemOf(scheme: Scheme, id: string, on?: Day): Item | undefined {
  const book = rulebookOf(scheme);
  const then = on === undefined ? undefined : chapterOn(book, on).byId.get(id)?.item;
  if (then) return then;
  const first = book.only ?? book.versions[0]?.chapter;
  return first?.byId.get(id)?.item ?? first?.byPlace.find((rule) => rule.item.id === id)?.item;
}

/** The item that a person means on a day: its id or its Chinese name, in the version then in force. */
export function itemNamed(scheme: Scheme, text: string, day: Day | null): Item | undefined {
  const book = rulebookOf(scheme);
  const chapter = book.only ?? chapterOn(book, day ?? '');
  return (chapter.byId.get(text) ?? chapter.byName.get(text))?.item;
}
