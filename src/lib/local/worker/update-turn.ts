/**
 * A board's new version isn't taken everywhere on the same day: the server says whose turn it is. Demo boards, which are nobody's,
 * have no turns.
 * @throws when another board's turn comes first, or nobody can say: the version that installs itself is dropped, and looked for
 *   again
 */
export async function needTurn(): Promise<void> {
  const answer = await fetch('/api/board/update', { cache: 'no-store' });
  // A proxy whose server is away, or a server that is busy: not all boards' turn at once.
  if (answer.status >= 500 || answer.status === 429) throw new Error(`no turn: ${answer.status}`);
  const said: unknown = answer.ok ? await answer.json() : null;
  if (said !== null && typeof said === 'object' && 'now' in said && said.now === false)
    throw new Error("this board's turn comes later");
}
