import { AsyncLocalStorage } from 'node:async_hooks';

/** The request that is being answered, as far as its line in the log will say why it was refused. */
interface RefusedRequest {
  /** null while nothing has refused it */
  code: string | null;
}

const answering = new AsyncLocalStorage<RefusedRequest>();

/** Answers a request: a code that is noted until its answer is complete is this request's. */
export function answeringRequest<T>(request: RefusedRequest, answer: () => T): T {
  return answering.run(request, answer);
}

/**
 * Notes the code with which the request that is being answered is refused, for its line in the log; a later one takes an earlier
 * one's place. Whoever writes a refusal calls it, however deep below the request. Nothing happens where no request is answered: in
 * a command of the shell, or while pages are prerendered.
 */
export function noteRefusal(code: string): void {
  const request = answering.getStore();
  if (request) request.code = code;
}

/** The code that was noted for the request that is being answered; null: none. */
export function notedRefusal(): string | null {
  return answering.getStore()?.code ?? null;
}
