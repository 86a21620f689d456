import * as v from 'valibot';
import { wipedCookie } from '../../../sync';

const { name, maxAge } = wipedCookie;

/**
 * Marks this device as wiped, so that the server ends its session with the first request that reaches it.
 * The mark is stored twice, because Safari keeps a cookie that a script set for seven days only, and a
 * session lives longer.
 * @returns false where the browser keeps neither a cookie nor a record: then nobody will end the session
 */
export function markWiped(): boolean {
  document.cookie = `${name}=1; path=/; max-age=${maxAge}; samesite=lax`;
  const noted = noteWiped();
  return noted || document.cookie.split('; ').includes(`${name}=1`);
}

/** Whether this device was wiped, and no answer has shown since then that nobody is signed in. */
export function isMarkedWiped(): boolean {
  try {
    return localStorage.getItem(name) !== null;
  } catch {
    return false;
  }
}

/**
 * Forgets the mark. Call it when the server has answered as for somebody who isn't signed in: there is
 * nothing left to end.
 */
export function forgetWiped(): void {
  try {
    localStorage.removeItem(name);
  } catch (error) {
    // A browser that forbids storage has kept no record, so there is none to remove.
    console.warn(error);
  }
}

/**
 * Ends the session that a wiped device still has.
 * @returns whether the server itself has said so: a captive portal answers everything with 200
 */
export async function endWipedSession(get: typeof fetch): Promise<boolean> {
  try {
    const response = await get('/sign-out', {
      method: 'POST',
      body: new URLSearchParams(),
      headers: { accept: 'application/json', 'x-sveltekit-action': 'true' }
    });
    const isEnded = v.is(signedOutSchema, await response.json());
    if (isEnded) forgetWiped();
    return isEnded;
  } catch {
    return false;
  }
}

/** Kit's result of the action that signs out. */
const signedOutSchema = v.object({
  type: v.literal('redirect'),
  location: v.pipe(v.string(), v.startsWith('/sign-in'))
});

function noteWiped(): boolean {
  try {
    localStorage.setItem(name, '1');
    return true;
  } catch (error) {
    console.warn(error);
    return false;
  }
}
