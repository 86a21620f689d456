import { AsyncLocalStorage } from 'node:async_hooks';

/** Why a request was refused, for its line in the log. What outlives the request holds no more of it than this. */
export interface RefusedRequest {
  /** null while nothing has refused it */
  code: string | null;
}

const answering = new AsyncLocalStorage<RefusedRequest>();

/** Answers a request: a code that is noted until its answer is complete is this request's. */
export function answeringRequest<T>(request: RefusedRequest, answer: () => T): T {
  return answering.run(request, answer);
}

/**
 * Notes the code with which the request that is being answered is refused, for its line in the log. The first one stays: the page
 * that is drawn for a refused form may tell of other refusals. Whoever writes a refusal calls it, however deep below the request. Nothing happens where no request is answered: in
 * a command of the shell, or while pages are prerendered.
 */
export function noteRefusal(code: string): void {
  const request = answering.getStore();
  if (request) request.code ??= code;
}

/** The code that was noted for the request that is being answered; null: none. */
export function notedRefusal(): string | null {
  return answering.getStore()?.code ?? null;
}
