import { accountInCookie } from './phone-account';

const key = 'sunboard-last-drawn';

/** An element as plain data; a text is a string. Drawn again by static/last-drawn.js. */
interface Drawn {
  /** its namespace */
  in: string | null;
  name: string;
  attributes: Record<string, string>;
  children: (Drawn | string)[];
}

/** What the phone's page showed last: whose it is, and what its look depends on. */
interface LastDrawn {
  account: string;
  /** of the program: another one has other styles */
  version: string;
  language: string;
  tree: Drawn;
}

/**
 * Keeps what an element shows, for the moment at the next start in which the program isn't there yet. Nothing is kept
 * of an account that has been signed out meanwhile.
 *
 * @param leftOut selects parts that would say something wrong by then, or that nobody sees at first
 */
export function keepDrawn(root: Element, { leftOut, ...of }: Omit<LastDrawn, 'tree'> & { leftOut: string }) {
  if (accountInCookie() !== of.account) return;
  const copy = root.cloneNode(true) as Element;
  for (const part of copy.querySelectorAll(leftOut)) part.remove();
  try {
    localStorage.setItem(key, JSON.stringify({ ...of, tree: dataOf(copy) } satisfies LastDrawn));
  } catch (error) {
    // Forbidden or full: the next start draws when the program is there.
    console.warn(error);
  }
}

/** What static/last-drawn.js drew at this start; null when it had nothing to draw, or it has been taken away. */
export function lastDrawn(): Element | null {
  return globalThis.document?.getElementById('last-drawn') ?? null;
}

/** Forgets it, unless it is `keep`'s. */
export function wipeDrawn({ keep }: { keep?: string | undefined }): void {
  try {
    const kept = localStorage.getItem(key);
    if (kept === null || (keep !== undefined && JSON.parse(kept).account === keep)) return;
    localStorage.removeItem(key);
  } catch (error) {
    // Where storage is forbidden nothing was kept.
    console.warn(error);
  }
}

function dataOf(element: Element): Drawn {
  return {
    in: element.namespaceURI,
    name: element.localName,
    attributes: Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
    children: [...element.childNodes].flatMap((child): (Drawn | string)[] =>
      child instanceof Element ? [dataOf(child)] : child instanceof Text && child.data ? [child.data] : []
    )
  };
}
