import type { Subject } from '$lib/points';

type PersonInList = Pick<Subject, 'id' | 'name' | 'post'>;

/**
 * Names as lists show them, by number (编号). A name that several people have is followed by the post, 李明（网格员），
 * where every one of them has another post; else by the number, 李明（YG002）. All other names stay as they are.
 */
export function namesApart(people: readonly PersonInList[]): Map<string, string> {
  const sharing = new Map<string, PersonInList[]>();
  for (const person of people) sharing.set(person.name, [...(sharing.get(person.name) ?? []), person]);
  return new Map(people.map((person) => [person.id, shown(person, sharing.get(person.name) ?? [])] as const));
}

function shown({ id, name, post = '' }: PersonInList, sharing: readonly PersonInList[]): string {
  if (sharing.length < 2) return name;
  const posts = new Set(sharing.map((each) => each.post ?? ''));
  const tells = posts.size === sharing.length && !posts.has('');
  return `${name}（${tells ? post : id}）`;
}
