import { applyAction } from '$app/forms';
import { invalidateAll } from '$app/navigation';
import type { ActionResult, SubmitFunction } from '@sveltejs/kit';

/**
 * A form whose command takes long: shows how many rows are done, and can cancel it. The page offers the
 * command with progress (`commandWithProgress`) at its address plus `/progress`. Use it as
 * `use:enhance={press.submit}`.
 */
export class LongWork {
  busy = $state(false);
  rows = $state.raw<{ done: number; of: number } | null>(null);
  /** how the last command ended when no answer came */
  ended = $state<'stopped' | 'lost' | null>(null);
  #leaving: AbortController | null = null;

  readonly submit: SubmitFunction = ({ action, formData, cancel }) => {
    cancel();
    if (!this.busy) void this.#run(progressUrl(action), formData);
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
      // The command may have been completed nevertheless; the reloaded page shows whether it was.
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
        const reported = JSON.parse(line) as { ended: ActionResult } | { done: number; of: number };
        if ('ended' in reported) return reported.ended;
        this.rows = reported;
      }
    }
  }
}

/**
 * The address with progress for a form's action: `/office/import/sheet?/confirm&file=…` becomes
 * `/office/import/sheet/progress?file=…`.
 */
function progressUrl(action: URL): URL {
  const address = new URL(`${action.pathname}/progress`, action);
  for (const [name, value] of action.searchParams)
    if (!name.startsWith('/')) address.searchParams.append(name, value);
  return address;
}
