import { announcementOf } from '$display/draft-messages';
import type { PreviewedBoard } from '$display/plain/previewed-board';
import type { AnnouncementDraft } from '$lib/sync';

/**
 * The plain board in a frame; null while none has loaded. The browser's own page in place of a refused one
 * can't be accessed.
 */
function plainBoardIn(frame: Window): PreviewedBoard | null {
  try {
    return frame.plainBoard ?? null;
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

/**
 * Turns the plain board's page.
 * @param by 1 forwards, -1 back
 */
export function stepPlain(frame: Window, by: 1 | -1): void {
  plainBoardIn(frame)?.step(by);
}

/**
 * Has the server draw a draft as the plain page, and shows it in the preview's frame. The server stores
 * nothing.
 * @param where the frame, and the preview's address in it
 * @param signal aborted when a newer draft is there
 * @returns whether it was drawn and shown; otherwise the frame keeps its content
 */
export async function drawPlain(
  where: { frame: Window; address: string },
  draft: AnnouncementDraft,
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

/** Requests the drawn page as a document: the page's policy forbids a script to turn text into markup. */
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
