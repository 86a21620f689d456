import { ownerCookie } from '../../sync';

const { name, maxAge } = ownerCookie;

/** The owner (`phoneOwner`) whose data this browser shows; null when it isn't known. */
export function ownerInCookie(cookies: string = document.cookie): string | null {
  const pair = cookies.split('; ').find((one) => one.startsWith(`${name}=`));
  // An owner has letters, figures, hyphens and dots alone, which nothing encodes.
  return pair?.slice(name.length + 1) || null;
}

/** Remembers whose phone this is for the next start without a server. */
export function rememberOwner(owner: string): void {
  const secure = location.protocol === 'https:' ? '; secure' : '';
  document.cookie = `${name}=${owner}; path=/; max-age=${maxAge}; samesite=lax${secure}`;
}

/** Deletes the cookie that tells whose session this is. */
export function forgetOwner(): void {
  document.cookie = `${name}=; path=/; max-age=0; samesite=lax`;
}
