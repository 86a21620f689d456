import { accountCookie } from '../../sync';

const { name, maxAge } = accountCookie;

/** The account that signed in last in this browser; null when it isn't known. */
export function accountInCookie(cookies: string = document.cookie): string | null {
  const pair = cookies.split('; ').find((one) => one.startsWith(`${name}=`));
  return pair ? decodeURIComponent(pair.slice(name.length + 1)) || null : null;
}

/** Remembers whose phone this is for the next start without a server. */
export function rememberAccount(account: string): void {
  const secure = location.protocol === 'https:' ? '; secure' : '';
  document.cookie = `${name}=${encodeURIComponent(account)}; path=/; max-age=${maxAge}; samesite=lax${secure}`;
}

/** Deletes the cookie that tells whose session this is. */
export function forgetAccount(): void {
  document.cookie = `${name}=; path=/; max-age=0; samesite=lax`;
}
