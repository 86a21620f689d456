import { noteRefusal } from '$lib/server/platform/requests/note-refusal';
import { error } from '@sveltejs/kit';

/**
 * Refuses a request with an error page, or with JSON where that is asked for, and notes the code for the request's line in the log.
 * It stands in for Kit's `error`, of which no hook hears.
 * @throws HttpError
 */
export function refuse(status: number, code: string): never {
  noteRefusal(code);
  error(status, { message: code, code });
}
