import { browser } from '$app/environment';
import { askMe, fullStateAddress, pastCache, readAnswer, type MeAnswer } from '$lib/local/phone/ask-me';
import { ownerInCookie } from '$lib/local/phone/owner-cookie';
import { endWipedSession, isMarkedWiped } from '$lib/local/phone/storage/wiped-mark';
import { pagePatience } from '$lib/local/patience';
import { afterPaint } from '$lib/local/after-paint';
import { lastDrawn } from '$lib/local/phone/last-drawn';
import type { PhoneStart } from '$lib/local/phone/start';
import type { StorageFault } from '$lib/local/phone/storage/storage-fault';
import { isPractising } from '$lib/local/practising';
import { merge, type MyState } from '$lib/sync';
import { redirect } from '@sveltejs/kit';
import type { LayoutLoad } from './$types';
import { loadExplained } from './explanation/load-explained';

/**
 * The data that the pages start with. `nothing`: neither stored data nor a server's answer. `fault`: why the
 * phone's storage couldn't be read. `isOutdated`: this version is below the server's protocol.
 */
export type PhonePageStart =
  | ({ kind: 'data'; state: MyState; from: 'server' | 'phone' } & Pick<PhoneStart, 'seen' | 'fault'>)
  | { kind: 'not-scored' }
  | { kind: 'nothing'; fault?: StorageFault | null; isOutdated: boolean };

/** A phone's storage that holds no account, or that wasn't asked. */
const unread: PhoneStart = { state: null, seen: [], fault: null };

/**
 * The first visit is rendered by the server, and hydration reads the same answer out of the page, so nothing
 * flashes. Under the worker's shell the data comes from IndexedDB, with or without a network. A server-only
 * load would request `__data.json`, which fails offline.
 */
export const load: LayoutLoad = async ({ fetch, url }) => {
  if (lastDrawn()) await nextPaint();
  const start = await startOfPages(fetch, url);
  // A start from the phone's storage paints the score first. When the last drawn score is already shown, or
  // the data is the server's, the explanation is loaded along with it.
  const isLater = start.kind === 'data' && start.from === 'phone' && !lastDrawn();
  return {
    start,
    /** shown in place of the pages where there are no points; nobody else loads it */
    Nothing: start.kind === 'data' ? null : (await import('./frame/Nothing.svelte')).default,
    /** `roleHere` reads them */
    roleNames: start.kind === 'data' ? start.state.unit.roleNames : {},
    explained: start.kind !== 'data' || isLater ? null : await loadExplained()
  };
};

async function startOfPages(fetch: typeof globalThis.fetch, url: URL): Promise<PhonePageStart> {
  // A wiped phone may have been handed on: its next holder must not see the former owner's points, even when
  // the cookie that marks the wipe has expired.
  if (browser && isMarkedWiped())
    return (await endWipedSession(fetch)) ? toSignIn(url) : { kind: 'nothing', isOutdated: false };
  if (!browser || document.querySelector('script[data-sveltekit-fetched]')) {
    const answer = await fetch(fullStateAddress, pastCache).then(
      readAnswer,
      () => ({ refused: 'away' }) as const
    );
    if (!('refused' in answer && ['away', 'damaged'].includes(answer.refused) && browser))
      return startOf(answer, url);
  }
  const owner = isPractising() ? null : ownerInCookie();
  const { state, seen, fault } = owner === null ? unread : await readPhone(owner);
  if (state) return { kind: 'data', state, from: 'phone', seen, fault };
  return startOf(await askMe(null, fetch, pagePatience), url, fault);
}

async function readPhone(owner: string): Promise<PhoneStart> {
  const { startFromPhone } = await import('$lib/local/phone/start');
  return startFromPhone(owner);
}

/**
 * Waits until the shell's last drawn score is painted, before anything else is loaded. A hidden page paints
 * nothing, so it doesn't wait.
 */
async function nextPaint(): Promise<void> {
  if (document.visibilityState === 'visible') await new Promise<void>((done) => void afterPaint(done));
}

function startOf(answer: MeAnswer, url: URL, fault: StorageFault | null = null): PhonePageStart {
  if ('delta' in answer)
    return { kind: 'data', state: merge(null, answer.delta), from: 'server', seen: [], fault };
  if ('unchanged' in answer) return { kind: 'nothing', fault, isOutdated: false };
  if (answer.refused === 'signed-out') return toSignIn(url);
  if (answer.refused === 'not-scored') return { kind: 'not-scored' };
  return { kind: 'nothing', fault, isOutdated: answer.refused === 'outdated' };
}

function toSignIn({ pathname, search }: URL): never {
  // No layout of these pages comes, which would take away what was drawn last.
  if (browser) lastDrawn()?.remove();
  redirect(303, `/sign-in?next=${encodeURIComponent(pathname + search)}`);
}
