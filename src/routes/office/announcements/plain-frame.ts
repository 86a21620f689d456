import { announcementOf } from '$display/draft-messages';
import type { Draft } from '$lib/sync';

/** What static/lite.js offers in a rehearsal of the plain page. */
interface PlainBoard {
  take(board: Element): void;
  step(by: 1 | -1): void;
}

/** Null where no rehearsal has begun: what a browser puts in place of a refused page can't even be looked into. */
function plainBoardIn(frame: Window & { plainBoard?: PlainBoard }): PlainBoard | null {
  try {
    return frame.plainBoard ?? null;
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

/** Leafs on or back. */
export function stepPlain(frame: Window, by: 1 | -1): void {
  plainBoardIn(frame)?.step(by);
}

/**
 * Has the server draw a draft, as it draws the plain page, and shows it in the frame of such a rehearsal. It is kept nowhere.
 *
 * @param where the frame, and the address of the rehearsal in it
 * @param signal another draft is newer
 * @returns whether it was drawn and handed over; what stood there stays otherwise
 */
export async function drawPlain(
  where: { frame: Window; address: string },
  draft: Draft,
  signal: AbortSignal
): Promise<boolean> {
  const announcement = await announcementOf(draft);
  const drawn = signal.aborted ? null : await draw(where.address, JSON.stringify(announcement), signal);
  const board = drawn?.getElementById('lite');
  const shown = plainBoardIn(where.frame);
  if (!board || !shown || signal.aborted) return false;
  shown.take(board);
  return true;
}

/** The page's policy lets no script make markup of a text; a document that came as one is none of its making. */
function draw(address: string, draft: string, signal: AbortSignal): Promise<Document | null> {
  const form = new FormData();
  form.set('draft', draft);
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.responseType = 'document';
    request.setRequestHeader('accept', 'text/html');
    request.onloadend = () => done(request.status === 200 ? request.responseXML : null);
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(form);
  });
}
