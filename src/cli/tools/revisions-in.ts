/** Yields the revisions that an event stream sends, as they come. */
export async function* revisionsIn(stream: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<number> {
  let text = '';
  for await (const chunk of stream.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const id = /^id: (\d+)$/m.exec(text.slice(0, end))?.[1];
      text = text.slice(end + 2);
      if (id !== undefined) yield Number(id);
    }
  }
}
