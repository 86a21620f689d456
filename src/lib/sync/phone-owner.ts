/** Names the owner of what a phone shows: an account in one of the units in which it is scored. Each has a database of its own. */
export function phoneOwner({ account, unit }: { account: string; unit: string }): string {
  return `${account}.${unit}`;
}

/** Whether two owners are one account, be it in one unit or in two. */
export function isSameAccount(one: string, other: string): boolean {
  return one.split('.')[0] === other.split('.')[0];
}

/** The unit that a phone shows of an account; null where it shows another account, or nothing yet. */
export function shownUnit(owner: string | null | undefined, account: string): string | null {
  const own = `${account}.`;
  return owner?.startsWith(own) ? owner.slice(own.length) : null;
}
