import type { Permission } from '$lib/server/platform/access/actor';
import type { ObservedWork } from '$lib/server/platform/command/observed-work';
import { isActionFailure, isHttpError, isRedirect, type RequestEvent } from '@sveltejs/kit';
import { setImmediate as breath } from 'node:timers/promises';
import { officeActor } from '../office-actor';

type FormAction = (event: never) => unknown;

/**
 * Runs a page's form action with progress, for a page whose script shows it. The answer is lines of JSON,
 * `{"done":500,"of":3000}` and finally `{"ended":…}` with the action's result. When the reader leaves, the
 * command is cancelled and leaves nothing behind. All of it is one response, so that the processes of a
 * larger installation needn't share state; without script the form is posted to its page.
 * @param permission who may run it
 * @param action the page's form action
 */
export function commandWithProgress(permission: Permission, action: FormAction | undefined) {
  return async (event: RequestEvent): Promise<Response> => {
    officeActor(event, permission);
    const left = new AbortController();
    const signal = AbortSignal.any([event.request.signal, left.signal]);
    const lines = new TransformStream<Uint8Array, Uint8Array>();
    const out = lines.writable.getWriter();
    // When the reader has gone, writing fails and the signal cancels the command.
    const line = (reported: object) =>
      void out.write(new TextEncoder().encode(`${JSON.stringify(reported)}\n`)).catch(() => left.abort());
    let begin: () => void = () => undefined;
    const begun = new Promise<void>((first) => (begin = first));
    event.locals.work = {
      async progress(done, of) {
        signal.throwIfAborted();
        line({ done, of });
        begin();
        await breath();
        signal.throwIfAborted();
      }
    } satisfies ObservedWork;
    let isBegun = false;
    const run = resultOf(action, event).then(
      (ended) => line({ ended }),
      (fault: unknown) => {
        // Before any progress was written, a fault becomes an ordinary error response.
        if (!isBegun) throw fault;
        if (signal.aborted) return;
        event.locals.app.log.error({ err: fault }, 'command with progress');
        line({ ended: { type: 'error', status: 500, error: { message: 'fault' } } });
      }
    );
    await Promise.race([begun, run]);
    isBegun = true;
    void run.then(() => out.close()).catch(() => undefined);
    return new Response(lines.readable, {
      headers: { 'content-type': 'application/octet-stream', 'cache-control': 'no-store' }
    });
  };
}

/** Runs the action and gives its result in the form in which Kit answers forms that are sent by script. */
async function resultOf(action: FormAction | undefined, event: RequestEvent): Promise<object> {
  try {
    const answer = await action?.(event as never);
    return isActionFailure(answer)
      ? { type: 'failure', status: answer.status, data: answer.data }
      : { type: 'success', status: 200, data: answer ?? null };
  } catch (thrown) {
    if (isHttpError(thrown) || !isRedirect(thrown)) throw thrown;
    return { type: 'redirect', status: thrown.status, location: thrown.location };
  }
}
