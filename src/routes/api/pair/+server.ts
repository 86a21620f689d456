import { boardCookie, liteCookie, pairingCookie, readSecret } from '$lib/server/boards/board-cookies';
import { pairingLimits } from '$lib/server/pairing/pairing-limits';
import { reachable } from '$lib/server/public-address';
import type { PairAnswer } from '$lib/sync';
import { qrPath } from '$lib/ui/qr';
import * as v from 'valibot';
import { jsonDoor } from '../../json-door';
import { keepCookie } from '../../keep-cookie';
import type { RequestEvent } from './$types';

const office = '/office/boards';

/**
 * A screen asks to be paired, and asks again every few seconds how it stands (PairAnswer). What it holds is in
 * cookies: until it is confirmed the secret of its request, from then on its board's token.
 */
export const POST = jsonDoor(
  v.strictObject({ drawn: v.exactOptional(v.literal(true)) }),
  async ({ cookies, locals, request, url }: RequestEvent, { drawn }): Promise<PairAnswer> => {
    const { screens, settings, clock } = locals.house;
    // A second window of the same browser: its token came with the first one's answer.
    const token = readSecret(cookies.get(boardCookie.name));
    const held = await screens.holder(token);
    if (held.kind === 'board' && token !== null) {
      keepCookie({ cookies, url }, liteCookie, token);
      return { state: 'paired' };
    }

    const asked = await screens.ask({
      secret: readSecret(cookies.get(pairingCookie.name)),
      source: request.headers.get('x-sunboard-ip') ?? ''
    });
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
