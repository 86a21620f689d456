import { isSameAccount } from '../../sync';
import { ownerInCookie } from './owner-cookie';

const key = 'sunboard-last-drawn';

/** An element as plain data; a text is a string. Drawn again by static/last-drawn.js. */
interface DrawnNode {
  /** its namespace */
  in: string | null;
  name: string;
  attributes: Record<string, string>;
  children: (DrawnNode | string)[];
}

/** The last picture of the phone’s page, with its owner (`phoneOwner`) and what its look depends on. */
interface LastDrawn {
  owner: string;
  /** the program's version: another version has other styles */
  version: string;
  language: string;
  /** when it was drawn, in milliseconds by this device's clock: a clock that stands earlier was set back since */
  at: number;
  tree: DrawnNode;
}

/**
 * Keeps what an element shows, so that the next start can show it before the program has loaded. Nothing is
 * kept of an account that has been signed out meanwhile.
 * @param leftOut selects parts that would be wrong by then, or that nobody sees at first
 * @param asOf the age of the data in words that stay true, in place of those that count from now
 */
export function keepDrawn(
  root: Element,
  { leftOut, asOf, ...of }: Omit<LastDrawn, 'tree' | 'at'> & { leftOut: string; asOf: string }
) {
  if (ownerInCookie() !== of.owner) return;
  const copy = root.cloneNode(true) as Element;
  for (const part of copy.querySelectorAll(leftOut)) part.remove();
  const age = copy.querySelector('.sync');
  if (age) {
    age.className = 'sync idle';
    age.textContent = asOf;
  }
  try {
    localStorage.setItem(
      key,
      JSON.stringify({ ...of, at: Date.now(), tree: dataOf(copy) } satisfies LastDrawn)
    );
  } catch (error) {
    // Forbidden or full: the next start draws when the program is there.
    console.warn(error);
  }
}

/**
 * The picture that static/last-drawn.js drew at this start; null when it had nothing to draw, or when the
 * picture has been removed.
 */
export function lastDrawn(): Element | null {
  return globalThis.document?.getElementById('last-drawn') ?? null;
}

/**
 * Deletes what was drawn last.
 * @param keep an owner (`phoneOwner`): the picture of its account stays
 */
export function wipeDrawn({ keep }: { keep?: string | undefined }): void {
  try {
    const kept = localStorage.getItem(key);
    if (kept === null || (keep !== undefined && isSameAccount(JSON.parse(kept).owner, keep))) return;
    localStorage.removeItem(key);
  } catch (error) {
    // A browser that forbids storage has kept nothing, so there is nothing to forget.
    console.warn(error);
  }
}

function dataOf(element: Element): DrawnNode {
  return {
    in: element.namespaceURI,
    name: element.localName,
    attributes: Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
    children: [...element.childNodes].flatMap((child): (DrawnNode | string)[] =>
      child instanceof Element ? [dataOf(child)] : child instanceof Text && child.data ? [child.data] : []
    )
  };
}
