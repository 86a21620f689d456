import type { OpenFile } from './open-file';

/**
 * What was closed since the backup stays closed: of the sessions only those that are open now, and a board whose token
 * was revoked stays revoked. Whoever is signed in stays so, if the backup knows the account.
 *
 * @param live the present database; null: there is none, and nobody is signed in
 */
export function keepClosed({ raw }: OpenFile, live: OpenFile | null): void {
  raw.exec('delete from auth_session');
  if (!live) return;
  const columns = raw.pragma('table_info(auth_session)') as { name: string }[];
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  raw.prepare('attach ? as live').run(live.raw.name);
  raw.exec(
    `insert into main.auth_session (${names}) select ${names} from live.auth_session
     where "userId" in (select id from main.auth_user)`
  );
  raw.exec(
    `update main.board set revoked_at = now.revoked_at from live.board now
     where now.code = main.board.code and now.revoked_at is not null and main.board.revoked_at is null`
  );
  raw.exec('detach live');
}
