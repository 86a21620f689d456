import { practisingCookie } from '../sync';

/**
 * Whether this browser is in a practice year. Its people are invented, so nothing of theirs is kept on the phone, and what the
 * phone has of its real owner stays untouched.
 */
export function isPractising(): boolean {
  return document.cookie.includes(`${practisingCookie}=1`);
}
