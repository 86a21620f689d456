import type { BetterAuthPlugin } from 'better-auth';
import type { Logger } from 'pino';
import type { Act, Actor } from './accounts/actor';
import type { DemoUnitCode } from './accounts/demo-accounts';
import { actorsAbove, actorsWhoMay } from './accounts/actors-above';
import { actWith, type ActFunction } from './act/act';
import { attemptsIn, type Attempts } from './auth/attempts';
import { makeAuth, migrateAuth, type Auth } from './auth/auth';
import { entrance, type Entrance } from './auth/entrance';
import { passkeyAdded } from './auth/passkey-added';
import { boardFeed, feedKinds } from './boards/board-feed';
import { keptFeeds } from './boards/kept-feeds';
import { screens, type Screens } from './boards/screens';
import type { Change } from './changes/changes';
import { newestChange } from './changes/newest-change';
import { watchEpoch } from './epoch/watch-epoch';
import { publishedPages, type PublishedPages } from './front/published';
import { startJobs } from './jobs/start-jobs';
import { Hub } from './live/hub';
import { postgresWire } from './live/postgres-wire';
import { Streams } from './live/streams';
import { ownWire, type Readers } from './live/wire';
import { makeLog } from './log/make-log';
import { countedActs } from './metrics/counted-acts';
import { houseGauges } from './metrics/house-gauges';
import { makeMetrics, type Metrics } from './metrics/metrics';
import { residents, type Residents } from './objections/residents';
import { publicReads, type PublicReads } from './public/public-reads';
import { logRequest } from './requests/log-request';
import { Requests } from './requests/requests';
import { openDataDir, sessionSecret } from './settings/secret';
import type { Settings } from './settings/settings';
import { beginningsOf, type Beginnings } from './setup/beginnings';
import { openSetup, type Setup } from './setup/setup';
import { atOneMoment } from './store/at-one-moment';
import { saysAway } from './store/database-away';
import { openStore, type Store } from './store/open-store';
import type { PoolState } from './store/store-watch';
import { storeTrouble } from './store/store-trouble';
import { sqlUnitStores } from './store/sql-unit-stores';
import type { UnitStores } from './store/unit-stores';
import { dayIn } from '$lib/calendar';

/** The running server, as routes and live streams see it. There is one in a process. */
export interface House {
  settings: Settings;
  /** which of the demo's units is played in here; null: this is the real house */
  play: DemoUnitCode | null;
  /** the only clock of the server */
  clock(): Date;
  log: Logger;
  auth: Auth;
  /** failed ways in of the last quarter of an hour */
  attempts: Attempts;
  /** signing in and out, and who is inside */
  entrance: Entrance;
  hub: Hub;
  streams: Streams;
  /** those that are open */
  requests: Requests;
  metrics: Metrics;
  public: PublicReads;
  /** what anybody may do without an account */
  residents: Residents;
  screens: Screens;
  /** the first run */
  setup: Setup;
  /** what the actor's unit still has to begin with; null once it has published */
  beginnings(actor: Actor): Promise<Beginnings | null>;
  /** the actor's own unit, and nothing else */
  read(actor: Actor): Promise<UnitStores>;
  /**
   * The same at one moment: nothing that is committed meanwhile is seen by one read and missed by another. `run` may
   * use its stores only, nothing else of the house, and not after it has ended.
   */
  view<T>(actor: Actor, run: (stores: UnitStores) => Promise<T>): Promise<T>;
  /** the same account as the superior of each unit below it today */
  above(actor: Actor): Promise<Actor[]>;
  /** the same account in each unit in which it may do this today; where it works first */
  everywhere(actor: Actor, act: Act): Promise<Actor[]>;
  act: ActFunction;
  /** the pages of residents, rendered once */
  pages: PublishedPages;
  /** why the database serves no requests now; null when it does */
  trouble(): Promise<'database' | 'migrations' | null>;
  close(): Promise<void>;
}

/** What only founding a unit needs: the handle itself. Not on `House`, so that no route gets it. */
export interface Ground {
  house: House;
  store: Store;
}

/**
 * Opens the house: data folder, database, sign-in.
 *
 * @param plugins of the framework, for sign-in's cookies
 * @param jobs also runs what comes round by the clock: the server's process does, a command line doesn't
 * @param play a house to play in (`play/`): its sign-in has cookies of its own
 * @param clock given by tests and by the demo, which lives through a year in seconds
 * @throws BadSecret, or what the file system or the database says
 */
export async function openHouse(
  settings: Settings,
  {
    plugins = [],
    jobs = false,
    play = null,
    clock = () => new Date()
  }: { plugins?: BetterAuthPlugin[]; jobs?: boolean; play?: DemoUnitCode | null; clock?: () => Date } = {}
): Promise<Ground> {
  const log = makeLog(settings.logLevel);
  const warn = (sentence: string) => log.warn(sentence);
  openDataDir(settings.dataDir, warn);
  const metrics = makeMetrics();
  let pool: PoolState | null = null;
  const store = await openStore(settings, {
    lost: (error) => log.warn({ err: error }, 'connection to the database lost'),
    statement: metrics.statement,
    pool: (made) => (pool = made)
  });
  const secret = sessionSecret(settings, warn);
  const cookies = play === null ? 'sunboard' : 'sunboard-play';
  const auth = makeAuth(store, secret, plugins, undefined, cookies);
  await migrateAuth(auth, store);

  const hub = new Hub();
  const streams = new Streams();
  const pages = publishedPages({ clock });
  const feeds = keptFeeds((asked) => boardFeed(store, asked, clock, settings), clock);
  /** what stands in memory of a unit, or of all */
  const forgetAll = (unit?: string) => {
    pages.forget(unit);
    feeds.forget(unit);
  };
  const forget = (unit: string, changes: readonly Change[]) => {
    // Of an objection nobody who listens is told at once: that somebody objects is nobody's business.
    if (changes.some(({ kind }) => feedKinds.includes(kind))) forgetAll(unit);
  };
  const readers: Readers = {
    tell(unit, changes) {
      forget(unit, changes);
      hub.tell(unit, changes);
    },
    doubt: () => forgetAll()
  };
  const wire =
    settings.databaseUrl === null ? ownWire(readers) : await postgresWire(settings.databaseUrl, readers, log);
  const committed = (unit: string, changes: readonly Change[]) => {
    // At once, whatever the wire takes: who has published looks at the page next.
    forget(unit, changes);
    wire.committed(unit, changes);
  };

  const stopWatching = await watchEpoch(
    store,
    (epoch) => {
      log.warn({ epoch }, 'another history: a backup was put back');
      forgetAll();
      wire.restart();
      // Every reader comes back at once, and asks for what there is now.
      streams.hush();
    },
    // That it is away is said once, by the connection that listens.
    (error) => saysAway(error) || log.error({ err: error }, 'epoch')
  );

  const running = jobs ? await startJobs(settings, { db: store, clock, log, ended: metrics.job }) : null;

  // Roles begin and end by day.
  const today = () => dayIn(settings.timeZone, clock());
  const act = countedActs(actWith({ db: store, clock, tell: committed }), metrics);
  const attempts = attemptsIn(store, clock, secret);
  const ways = entrance({
    ...{ db: store, auth, attempts, clock, today, secret, publicUrl: settings.publicUrl },
    bound: (rpID) =>
      makeAuth(
        store,
        secret,
        plugins,
        { rpID, added: (passkey) => passkeyAdded({ db: store, act, today }, passkey) },
        cookies
      ),
    failed: (error) => log.error({ err: error }, 'sessions')
  });

  const requests = new Requests((done) => {
    metrics.request(done);
    logRequest(log, done);
  });
  houseGauges(metrics.registry, { requests, pages, pool, newestChange: () => newestChange(store) });

  const house: House = {
    settings,
    play,
    clock,
    log,
    auth,
    attempts,
    entrance: ways,
    hub,
    streams,
    requests,
    metrics,
    pages,
    public: publicReads(store, settings, { feeds, clock }),
    residents: residents(store, { act, clock, secret }),
    screens: screens(store, { clock, feeds, log, secret, settings }),
    setup: await openSetup(store, {
      authOn: (db) => makeAuth(db, secret, []),
      clock,
      timeZone: settings.timeZone
    }),
    beginnings: (actor) => beginningsOf(store, actor.unit, clock),
    read: (actor) => sqlUnitStores(store, actor.unit, clock),
    view: (actor, run) =>
      atOneMoment(store, async (moment) => run(await sqlUnitStores(moment, actor.unit, clock))),
    above: (actor) => actorsAbove(store, actor, today()),
    everywhere: (actor, asked) => actorsWhoMay(store, actor, asked, today()),
    act,
    trouble: () => storeTrouble(store),
    async close() {
      streams.hush();
      ways.sessions.stop();
      await stopWatching();
      await running?.close();
      await wire.close();
      await store.destroy();
    }
  };
  return { house, store };
}
