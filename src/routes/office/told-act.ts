import type { Act } from '$lib/server/accounts/actor';
import type { Work } from '$lib/server/work';
import { isActionFailure, isHttpError, isRedirect, type RequestEvent } from '@sveltejs/kit';
import { setImmediate as breath } from 'node:timers/promises';
import { officeActor } from './office-actor';

type FormAction = (event: never) => unknown;

/**
 * A page's form action for who wants to see how far it is: lines of JSON, `{"done":500,"of":3000}` and at last
 * `{"ended":…}` with what the action came to. Whoever goes away calls it off, and its act leaves nothing. One answer, so
 * that the processes of a larger installation needn't know of each other; without script the form is posted to its page.
 */
export function toldAct(act: Act, action: FormAction | undefined) {
  return async (event: RequestEvent): Promise<Response> => {
    officeActor(event, act);
    const left = new AbortController();
    const signal = AbortSignal.any([event.request.signal, left.signal]);
    const lines = new TransformStream<Uint8Array, Uint8Array>();
    const out = lines.writable.getWriter();
    // A reader that has gone away is told by the signal.
    const line = (told: object) =>
      void out.write(new TextEncoder().encode(`${JSON.stringify(told)}\n`)).catch(() => left.abort());
    let begin: () => void = () => undefined;
    const begun = new Promise<void>((first) => (begin = first));
    event.locals.work = {
      async told(done, of) {
        signal.throwIfAborted();
        line({ done, of });
        begin();
        await breath();
        signal.throwIfAborted();
      }
    } satisfies Work;
    let isBegun = false;
    const run = resultOf(action, event).then(
      (ended) => line({ ended }),
      (fault: unknown) => {
        // Before anything was told it is an answer like any other.
        if (!isBegun) throw fault;
        if (signal.aborted) return;
        event.locals.house.log.error({ err: fault }, 'told act');
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

/** As the framework would tell a form with script. */
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
