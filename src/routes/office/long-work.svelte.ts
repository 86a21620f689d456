import { applyAction } from '$app/forms';
import { invalidateAll } from '$app/navigation';
import type { ActionResult, SubmitFunction } from '@sveltejs/kit';

/**
 * The press of a form whose act takes long: how many rows are done, and calling it off. The act is told as it goes by
 * `toldAct` at the page's `told`; for `use:enhance={press.submit}`.
 */
export class LongWork {
  busy = $state(false);
  rows = $state.raw<{ done: number; of: number } | null>(null);
  /** how the last one ended, where it had no answer */
  ended = $state<'stopped' | 'lost' | null>(null);
  #leaving: AbortController | null = null;

  readonly submit: SubmitFunction = ({ action, formData, cancel }) => {
    cancel();
    if (!this.busy) void this.#run(toldBy(action), formData);
  };

  stop(): void {
    this.#leaving?.abort();
  }

  async #run(address: URL, body: FormData): Promise<void> {
    const { signal } = (this.#leaving = new AbortController());
    this.busy = true;
    this.rows = this.ended = null;
    try {
      const answer = await fetch(address, { method: 'POST', body, signal });
      if (!answer.ok || !answer.body) throw new Error(`${answer.status}`);
      const result = await this.#resultIn(answer.body);
      await applyAction(result);
    } catch {
      this.ended = signal.aborted ? 'stopped' : 'lost';
      // It may have been done all the same: what is there now says so.
      await invalidateAll();
    } finally {
      this.busy = false;
    }
  }

  async #resultIn(body: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<ActionResult> {
    const reader = body.getReader();
    const decoder = new TextDecoder();
    let text = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) throw new Error('ended without an answer');
      text += decoder.decode(value, { stream: true });
      const lines = text.split('\n');
      text = lines.pop() ?? '';
      for (const line of lines) {
        const told = JSON.parse(line) as { ended: ActionResult } | { done: number; of: number };
        if ('ended' in told) return told.ended;
        this.rows = told;
      }
    }
  }
}

/** `/office/import/sheet?/confirm&file=…` is told at `/office/import/sheet/told?file=…` */
function toldBy(action: URL): URL {
  const address = new URL(`${action.pathname}/told`, action);
  for (const [name, value] of action.searchParams)
    if (!name.startsWith('/')) address.searchParams.append(name, value);
  return address;
}
