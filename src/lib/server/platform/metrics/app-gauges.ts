import type { Registry } from 'prom-client';
import type { PublishedPages } from '../http/pages/published';
import type { Requests } from '../requests/requests';
import type { PoolState } from '../store/store-watch';
import { gauge } from './metrics';

interface Gauged {
  requests: Requests;
  pages: PublishedPages;
  /** connections to PostgreSQL: reads have a pool of their own, and commands have one */
  pools: readonly PoolState[];
  newestChange(): Promise<number>;
}

/** Registers the figures that are read from the app on demand. */
export function appGauges(registry: Registry, { requests, pages, pools, newestChange }: Gauged): void {
  const of = (name: string, help: string, read: () => number | Promise<number>) =>
    gauge(registry, { name, help }, read);
  of('http_requests_open', 'Requests that have no answer yet, and event streams.', () => requests.size);
  gauge(registry, { name: 'sunboard_streams_open', help: 'Event streams, by route.', label: 'route' }, () =>
    requests.streams()
  );
  of('sunboard_boards_connected', 'Boards that follow their unit now.', () =>
    Object.entries(requests.streams()).reduce(
      (sum, [route, count]) => sum + (route.startsWith('/api/live/board') ? count : 0),
      0
    )
  );
  of('sunboard_pages_kept', 'Published pages in memory.', () => pages.counts().kept);
  of('sunboard_pages_bytes', 'Bytes of published pages in memory.', () => pages.counts().bytes);
  of(
    'sunboard_pages_answered',
    'Requests answered from memory since the start.',
    () => pages.counts().answered
  );
  of('sunboard_pages_rendered', 'Public pages rendered since the start.', () => pages.counts().rendered);
  of('sunboard_pages_waiting', 'Public pages that wait to be rendered.', () => pages.counts().waiting);
  of(
    'sunboard_pages_refused',
    'Requests for public pages refused since the start, since too many waited.',
    () => pages.counts().refused
  );
  of('sunboard_change_head', 'Number of the newest change in the database.', newestChange);
  const sum = (read: (pool: PoolState) => number) => pools.reduce((total, pool) => total + read(pool), 0);
  if (pools.length > 0)
    gauge(
      registry,
      { name: 'sunboard_database_connections', help: 'Connections to PostgreSQL, by state.', label: 'state' },
      () => ({
        idle: sum((pool) => pool.idleCount),
        busy: sum((pool) => pool.totalCount - pool.idleCount),
        waited_for: sum((pool) => pool.waitingCount)
      })
    );
}
