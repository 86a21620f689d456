import { boardCookie, liteCookie, pairingCookie, readSecret } from '$lib/server/domain/boards/board-cookies';
import { pairingLimits } from '$lib/server/domain/pairing/pairing-limits';
import { reachable } from '$lib/server/platform/settings/public-address';
import type { PairAnswer } from '$lib/sync';
import { qrPath } from '$lib/ui/qr';
import * as v from 'valibot';
import { jsonEndpoint } from '../../json-endpoint';
import { keepCookie } from '../../keep-cookie';
import type { RequestEvent } from './$types';

const office = '/office/boards';

/**
 * A screen asks to be paired, and polls every few seconds for the result (PairAnswer). Its state is in
 * cookies: the secret of its request until it is confirmed, then the token of its board.
 */
export const POST = jsonEndpoint(
  v.strictObject({ drawn: v.exactOptional(v.literal(true)) }),
  async ({ cookies, locals, url }: RequestEvent, { drawn }): Promise<PairAnswer> => {
    const { screens, settings, clock } = locals.app;
    // Another window of the same browser may have been paired already; then the cookie has the token.
    const token = readSecret(cookies.get(boardCookie.name));
    const held = await screens.holder(token);
    if (held.kind === 'board' && token !== null) {
      keepCookie({ cookies, url }, liteCookie, token);
      return { state: 'paired' };
    }

    const asked = await screens.ask(readSecret(cookies.get(pairingCookie.name)));
    if (asked.state === 'paired') {
      keepCookie({ cookies, url }, boardCookie, asked.token);
      keepCookie({ cookies, url }, liteCookie, asked.token);
      return { state: 'paired' };
    }
    if (asked.secret !== null) keepCookie({ cookies, url }, pairingCookie, asked.secret);
    const qr = reachable(settings, `${office}?code=${asked.code}`);
    return {
      state: 'waiting',
      code: asked.code,
      seconds: Math.max(0, Math.round((asked.expires.getTime() - clock().getTime()) / 1000)),
      every: pairingLimits.every,
      office: `${new URL(settings.publicUrl ?? url.origin).host}${office}`,
      qr,
      ...(drawn && { drawn: qr === null ? null : qrPath(qr) }),
      demo: settings.demo ? '/wall/demo' : null
    };
  }
);
