/** Set at sign-in and by the phone's own pages: whose session this is, readable without asking the server. */
const cookie = 'sunboard-account';

/** The account that signed in last in this browser; null when it isn't known. */
export function accountInCookie(cookies: string = document.cookie): string | null {
  const pair = cookies.split('; ').find((one) => one.startsWith(`${cookie}=`));
  return pair ? decodeURIComponent(pair.slice(cookie.length + 1)) || null : null;
}

/** Remembers whose phone this is for the next start without a server. */
export function rememberAccount(account: string): void {
  const secure = location.protocol === 'https:' ? '; secure' : '';
  document.cookie = `${cookie}=${encodeURIComponent(account)}; path=/; max-age=34560000; samesite=lax${secure}`;
}

export function forgetAccount(): void {
  document.cookie = `${cookie}=; path=/; max-age=0; samesite=lax`;
}
