import { initialDays } from '../../platform/auth/initial-password';

/**
 * The credentials that are written on paper and handed over. The password is shown once and stored nowhere.
 */
export interface HandedCredentials {
  username: string;
  name: string;
  password: string;
  /** instant until which it may be used */
  until: string;
}

/** The instant until which a slip that is made now may be used. */
export function slipLapse(now: Date): string {
  return new Date(now.getTime() + initialDays * 24 * 60 * 60_000).toISOString();
}
