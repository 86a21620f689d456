/** A board as its stream sees it, with the newest cursor that it got. */
export interface FollowingBoard {
  cursor(): number;
  /** resolves when the stream is over */
  gone: Promise<void>;
}

/**
 * Opens the demo board's stream.
 * @returns once its first bytes are there
 */
export async function openBoard(url: string, after: number, leave?: AbortSignal): Promise<FollowingBoard> {
  const { body } = await fetch(`${url}/api/live/board/demo?after=${after}`, { signal: leave ?? null });
  if (!body) throw new Error('no stream');
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  let cursor = after;
  const read = async (): Promise<boolean> => {
    const { done, value = '' } = await reader.read();
    text += value;
    const ids = [...text.matchAll(/^id: (\d+)\n/gm)].map(([, id]) => Number(id));
    cursor = Math.max(cursor, ...ids);
    text = text.slice(text.lastIndexOf('\n\n') + 1);
    return !done;
  };
  await read();
  const rest = async () => {
    while (await read().catch(() => false));
  };
  return { cursor: () => cursor, gone: rest() };
}
