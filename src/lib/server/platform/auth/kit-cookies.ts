import type { BetterAuthPlugin } from 'better-auth';
import { createAuthMiddleware } from 'better-auth/api';
import { parseSetCookieHeader, toCookieOptions } from 'better-auth/cookies';

/** The part of Kit's event that is used here. */
interface Visit {
  url: URL;
  cookies: { set(name: string, value: string, options: CookieOptions): void };
}

type CookieOptions = Omit<ReturnType<typeof toCookieOptions>, 'path'> & { path: string };

/**
 * Puts sign-in's cookies into Kit's answer: Secure exactly when the page came over TLS. The library's own plugin
 * knows one answer for all pages; a server in a LAN is asked both ways, and under one cookie name.
 *
 * @param visit null outside of Kit: live streams ask who is there, and have no cookies to set
 */
export function kitCookies(visit: () => Visit | null): BetterAuthPlugin {
  return {
    id: 'kit-cookies',
    hooks: {
      after: [
        {
          matcher: () => true,
          handler: createAuthMiddleware(async ({ context }) => {
            const given = context.responseHeaders?.get('set-cookie');
            if (!given) return;
            const asked = visit();
            if (!asked) return;
            const { url, cookies } = asked;
            for (const [name, attributes] of parseSetCookieHeader(given)) {
              cookies.set(name, attributes.value, {
                ...toCookieOptions(attributes),
                path: attributes.path ?? '/',
                secure: url.protocol === 'https:'
              });
            }
          })
        }
      ]
    }
  };
}
