import { longestAddress } from '../guard';
import type { KeptBy } from './page-headers';

/** The kinds of things that a code in a public address names. */
export type CodeKind = 'notice' | 'announcement' | 'receipt';

/** A code in a public page's address. */
export interface AddressCode {
  kind: CodeKind;
  /** still percent-encoded: a code that exists has nothing to encode */
  text: string;
}

type ParamShapes = Readonly<Record<string, RegExp>>;

/** The parameters that every public page takes: larger letters, and the language. */
const view = { l: /^1$/, lang: /^(?:zh-CN|en)$/ } satisfies ParamShapes;
/** The language of an address without one. */
const usualLang = 'zh-CN';

interface PublicPage {
  /** its group is the code that the address names */
  path: RegExp;
  route: string;
  kept: boolean;
  code?: CodeKind;
  /** the parameters of each kept form of the page, where they aren't the usual ones */
  view?: ParamShapes;
  /** parameters whose answer is made anew for each reader */
  asked?: ParamShapes;
  /** parameters that Kit reads, but by which the kept page doesn't differ */
  alike?: ParamShapes;
}

/**
 * The address of the plain board. Its bytes are kept only as a screen without a board sees it: it has no pages
 * then, so that `page` changes nothing.
 */
export const plainBoard = '/wall/lite';

/** Public pages, and what else each may be asked. */
const pages: readonly PublicPage[] = [
  { path: /^\/$/, route: '/', kept: true },
  { path: /^\/n\/([^/]+)$/, route: '/n/[code]', kept: true, code: 'notice' },
  { path: /^\/a\/([^/]+)$/, route: '/a/[code]', kept: true, code: 'announcement' },
  { path: /^\/n\/([^/]+)\/object(?:[^\w/-][^/]*)?$/, route: '/n/[code]/object', kept: true, code: 'notice' },
  { path: /^\/o$/, route: '/o', kept: true, asked: { receipt: /./ } },
  {
    path: /^\/o\/([^/]+)$/,
    route: '/o/[receipt]',
    kept: false,
    code: 'receipt',
    asked: { filed: /^[\w-]{8,64}$/ }
  },
  {
    path: /^\/wall\/lite$/,
    route: plainBoard,
    kept: true,
    view: { theme: /^(?:day|night|hours)$/, lang: view.lang },
    asked: { board: /./ },
    alike: { page: /^\d{1,9}$/ }
  }
];

/** A public page as its address asks for it. */
export interface PublicAddress {
  route: string;
  /** the address with known parameters only, each once, valid and in one order: `/n/7kq3mfa?l=1&lang=en` */
  address: string;
  /** the name under which its bytes are stored; null: it is made anew for each reader */
  key: string | null;
  /** the address with its code alone in small letters, where it was typed in capitals or pasted with what followed it; else null */
  moved: string | null;
  /** null where the page has none */
  code: AddressCode | null;
  /**
   * the name under which the bytes that say that there is no such page are cached; null where there always
   * is one
   */
  missing: string | null;
}

/** Whether a path belongs to the residents' pages, which carry no script. */
export function isPublicPath(pathname: string): boolean {
  return pathname === '/' || /^\/(?:[nao]\/|o$)/.test(pathname);
}

/**
 * The caches that may keep the bytes of a public page: only the browser's for a form that isn't sent yet,
 * none for a receipt's page and the plain board.
 */
export function keptBy({ method, pathname }: { method: string; pathname: string }): KeptBy {
  // A board's own address is another page as soon as its screen is paired.
  if (pathname === plainBoard || /^\/o(?:\/|$)/.test(pathname)) return 'nobody';
  if (!/^\/n\/[^/]+\/object$/.test(pathname)) return 'anyone';
  return method === 'POST' ? 'nobody' : 'browser';
}

/**
 * Takes the address of a public page apart. Messengers and trackers add parameters of their own to links
 * that people forward (`?from=groupmessage`), so unknown ones are ignored and it stays one page. Of a
 * parameter that repeats, the first valid value counts.
 * @param url path and query of the request line
 * @returns null for what is no public page, and for addresses that `guardRequest` refuses as too long
 */
export function publicAddress(url: string): PublicAddress | null {
  if (url.length > longestAddress) return null;
  const parts = partsOf(url);
  const page = parts && pages.find(({ path }) => path.test(parts.pathname));
  if (!parts || !page) return null;
  const { pathname, query } = parts;
  const own = page.asked ? paramsOf(query, page.asked) : '';
  const shown = paramsOf(query, page.view ?? view);
  const alike = page.alike ? paramsOf(query, page.alike) : '';
  const code = page.code ? { kind: page.code, text: page.path.exec(pathname)?.[1] ?? '' } : null;
  const [, typed, pasted] = (code && meantCode.exec(code.text)) ?? [];
  const meant = (typed ?? pasted)?.toLowerCase();
  const path = meant === undefined ? pathname : page.route.replace(/\[\w+\]/, meant);
  return {
    route: page.route,
    address: addressWith(pathname, own, shown, alike),
    key: page.kept && !own ? addressWith(pathname, shown) : null,
    moved: path === pathname ? null : addressWith(path, own, shown, alike),
    code,
    missing: page.code ? `${page.route} ${shown}` : null
  };
}

function addressWith(pathname: string, ...queries: readonly string[]): string {
  const query = queries.filter(Boolean).join('&');
  return query ? `${pathname}?${query}` : pathname;
}

/**
 * Finds the code that an address means. Codes are made of digits and small letters: people type one from paper in capitals, and
 * messengers take the sentence around a link into it (`/n/k7m2p9。`, `/n/k7m2p9，请查看`). What is shorter than a code
 * leads nowhere.
 */
const meantCode = /^(?:([0-9A-Za-z]+)|([0-9A-Za-z]{6,})[^\w-].*)$/;

const plain = /^\/[0-9a-z/]*$/i;

/**
 * Splits an address. The usual path needs no parser; in any other, characters that needn't be
 * percent-encoded are decoded (RFC 3986, 6.2.2.2).
 */
function partsOf(url: string): { pathname: string; query: string } | null {
  const at = url.indexOf('?');
  const [path, query] = at < 0 ? [url, ''] : [url.slice(0, at), url.slice(at + 1)];
  if (plain.test(path) && !path.startsWith('//')) return { pathname: path, query };
  if (!/^\/(?![/\\])/.test(path) || !URL.canParse(path, 'http://app')) return null;
  const pathname = new URL(path, 'http://app').pathname.replace(/%(?:[3-7][\da-f])/gi, (encoded) => {
    const letter = decodeURIComponent(encoded);
    return /[0-9a-z]/i.test(letter) ? letter : encoded;
  });
  return { pathname, query };
}

/**
 * The parameters of a query that have one of these names and a value of its shape, in the order of the
 * shapes.
 */
function paramsOf(query: string, shapes: ParamShapes): string {
  if (!mayName(query, shapes)) return '';
  const asked = new URLSearchParams(`?${query}`);
  const known = Object.entries(shapes).flatMap(([name, shape]) => {
    const value = asked.getAll(name).find((each) => shape.test(each));
    return value === undefined || value === usualLang ? [] : [[name, value]];
  });
  return new URLSearchParams(known).toString();
}

/** Whether parsing a query may find one of these names. A forwarded link mustn't cost more than a bare one. */
function mayName(query: string, shapes: ParamShapes): boolean {
  return query.includes('%') || Object.keys(shapes).some((name) => query.includes(`${name}=`));
}
