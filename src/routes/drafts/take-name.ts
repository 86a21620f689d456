/** A message between pages that want one name. */
type NameMessage =
  /** the page of this key wants the name */
  | { kind: 'ask'; key: number }
  /** another page than that of this key has it */
  | { kind: 'taken'; key: number };

/** Milliseconds in which a page that has the name answers: messages reach a page in the background, too. */
const answersWithin = 300;

/**
 * Takes a name that no other open page of this browser has, without locks of the browser (there are none on plain http): the
 * page that has it answers whoever asks. Of two that ask at one time, the one with the smaller key gets it.
 * @returns how to give the name back; null: another page has it
 */
export function takeName(name: string): Promise<(() => void) | null> {
  const channel = new BroadcastChannel(name);
  const say = (message: NameMessage) => channel.postMessage(message);
  const key = Math.random();
  let isOwn = false;
  return new Promise((taken) => {
    const timer = setTimeout(() => {
      isOwn = true;
      taken(() => channel.close());
    }, answersWithin);
    channel.addEventListener('message', ({ data }: MessageEvent<NameMessage>) => {
      if (data.kind === 'ask') {
        if (isOwn || key < data.key) say({ kind: 'taken', key: data.key });
        // The other page came later and hasn't heard this one ask.
        else say({ kind: 'ask', key });
      } else if (data.key === key && !isOwn) {
        clearTimeout(timer);
        channel.close();
        taken(null);
      }
    });
    say({ kind: 'ask', key });
  });
}
