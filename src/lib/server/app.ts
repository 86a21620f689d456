import type { BetterAuthPlugin } from 'better-auth';
import type { Logger } from 'pino';
import type { Permission, Actor } from './platform/access/actor';
import type { DemoUnitCode } from './domain/demo/demo-accounts';
import { superiorActors, actorsWhoMay, scoredActors } from './platform/access/actors-of-account';
import { unitCommands, type RunCommand } from './domain/units/unit-commands';
import { attemptsIn, type Attempts } from './platform/auth/attempts';
import { makeAuth, type Auth } from './platform/auth/auth';
import { entrance, type Entrance } from './platform/auth/entrance';
import { passkeyAdded } from './platform/auth/passkey-added';
import { boardFeed, feedKinds, openBoardUnit } from './domain/boards/board-feed';
import { keptFeeds } from './domain/boards/kept-feeds';
import { OpenBoards } from './domain/boards/open-boards';
import { screens, type Screens } from './domain/boards/screens';
import type { Change } from './platform/changes/changes';
import { newestChange } from './platform/changes/newest-change';
import { watchEpoch } from './platform/epoch/watch-epoch';
import { publishedPages, type PublishedPages } from './platform/http/pages/published';
import { jobsOf } from './jobs';
import { startJobs } from './platform/jobs/start-jobs';
import { Hub } from './platform/live/hub';
import { postgresWire } from './platform/live/postgres-wire';
import { streamRoom } from './platform/live/stream-room';
import { Streams } from './platform/live/streams';
import { ownWire, type WireReaders } from './platform/live/wire';
import { makeLog } from './platform/log/make-log';
import { answeredKeys } from './platform/command/answered-keys';
import { countedCommands } from './platform/metrics/counted-commands';
import { appGauges } from './platform/metrics/app-gauges';
import { makeMetrics, type Metrics } from './platform/metrics/metrics';
import { SealedEffects } from './domain/periods/sealed-effects';
import { incomingFiles, type IncomingFiles } from './domain/evidence/incoming-files';
import { residents, type Residents } from './domain/objections/residents/residents';
import { isKnownCode } from './domain/public/known-code';
import { publicReads, type PublicReads } from './domain/public/public-reads';
import { logRequest, logUnreadable } from './platform/requests/log-request';
import { Requests } from './platform/requests/requests';
import { webPush } from './platform/push/send-push';
import { vapidKeys } from './platform/push/vapid-keys';
import { sweepUnfinished } from './platform/backup/folders';
import { openDataDir, sessionSecret } from './platform/settings/secret';
import type { Settings } from './platform/settings/settings';
import { beginningsOf, type Beginnings } from './domain/setup/beginnings';
import { openSetup, type Setup } from './domain/setup/setup';
import { atOneMoment } from './platform/store/at-one-moment';
import { lockData } from './platform/store/sqlite/data-lock';
import { saysAway } from './platform/store/database-away';
import { commandStore, openStore, type Store } from './platform/store/open-store';
import type { PoolState, StoreWatch } from './platform/store/store-watch';
import { storeTrouble, type StoreTrouble } from './platform/store/store-trouble';
import { watchClock } from './platform/time/clock-watch';
import { sqlUnitStores } from './domain/units/sql-unit-stores';
import type { UnitStores } from './domain/units/unit-stores';
import { dayIn } from '$lib/calendar';

/** The running server, as routes and live streams see it. There is one in a process. */
export interface App {
  settings: Settings;
  /** the demo's unit of this practice app; null: this is the real app */
  practice: DemoUnitCode | null;
  /** the only clock of the server */
  clock(): Date;
  log: Logger;
  auth: Auth;
  /** attempts begun lately without success */
  attempts: Attempts;
  /** signing in and out, and who is signed in */
  entrance: Entrance;
  hub: Hub;
  streams: Streams;
  /** open requests */
  requests: Requests;
  metrics: Metrics;
  public: PublicReads;
  /** the things that anybody may do without an account */
  residents: Residents;
  /** files that come in parts, before their forms */
  incomingFiles: IncomingFiles;
  screens: Screens;
  /** the public key of pushed reminders, in base64url; null: they are switched off */
  pushKey: string | null;
  /** the first run */
  setup: Setup;
  /** the first steps that the actor's unit still has to take; null once it has published */
  beginnings(actor: Actor): Promise<Beginnings | null>;
  /** the actor's own unit, and nothing else */
  read(actor: Actor): Promise<UnitStores>;
  /**
   * Reads the actor's unit on one snapshot: no commit is seen by one read and missed by another. `run` may
   * use its stores only, nothing else of the app, and not after it has ended.
   */
  readTransaction<T>(actor: Actor, run: (stores: UnitStores) => Promise<T>): Promise<T>;
  /** the account's actors as the superior of each unit below it today */
  superiors(actor: Actor): Promise<Actor[]>;
  /** the account's actors in each unit in which it is scored today, the one where it works first */
  scored(actor: Actor): Promise<Actor[]>;
  /** the account's actors in each unit in which it has this permission today, the one where it works first */
  everywhere(actor: Actor, permission: Permission): Promise<Actor[]>;
  runCommand: RunCommand;
  /** those of these keys under which the account's commands were done */
  answeredKeys(actor: Actor, keys: readonly string[]): Promise<string[]>;
  /** the pages of residents, rendered once */
  pages: PublishedPages;
  /** why the database serves no requests now; null when it does */
  trouble(): Promise<StoreTrouble | null>;
  /** instant of the record that the server's clock is before; null while time runs forwards */
  clockBehind(): string | null;
  close(): Promise<void>;
}

/**
 * The app with its database handle, which only founding a unit needs. It isn't on `App`, so that no route
 * gets it.
 */
export interface AppWithStore {
  app: App;
  store: Store;
}

/**
 * Opens the app: data folder, database, sign-in.
 *
 * @param plugins of the framework, for sign-in's cookies
 * @param jobs the server's process, which a command line isn't: runs what comes round by the clock, and has the embedded
 * database's folder to itself
 * @param practice an app for practice (`practice/`): its sign-in has cookies of its own
 * @param clock given by tests and by the demo, which lives through a year in seconds
 * @throws BadSecret, InUse, or what the file system or the database says
 */
export async function createApp(
  settings: Settings,
  {
    plugins = [],
    jobs = false,
    practice = null,
    clock = () => new Date()
  }: { plugins?: BetterAuthPlugin[]; jobs?: boolean; practice?: DemoUnitCode | null; clock?: () => Date } = {}
): Promise<AppWithStore> {
  const log = makeLog(settings.logLevel);
  const warn = (sentence: string) => log.warn(sentence);
  openDataDir(settings.dataDir, warn);
  if (jobs) sweepUnfinished(settings.dataDir);
  const unlock =
    jobs && settings.databaseUrl === null
      ? lockData(settings.dataDir, { port: settings.port, since: clock().toISOString() }, warn)
      : null;
  const metrics = makeMetrics();
  const pools: PoolState[] = [];
  const watch: StoreWatch = {
    lost: (error) => log.warn({ err: error }, 'connection to the database lost'),
    statement: metrics.statement,
    pool: (made) => pools.push(made)
  };
  const store = await openStore(settings, watch);
  const commands = commandStore(store, settings, watch);
  const clockWatch = await watchClock(store, clock, settings.clockRightFrom);
  const ahead = clockWatch.behind();
  if (ahead !== null)
    log.warn(
      { code: 'clock-behind', newest: ahead },
      'the clock is before the newest record: nothing is sealed'
    );
  const secret = sessionSecret(settings, warn);
  const cookies = practice === null ? 'sunboard' : 'sunboard-practice';
  const auth = makeAuth(store, secret, plugins, undefined, cookies);

  const hub = new Hub();
  const streams = new Streams(streamRoom());
  const pages = publishedPages({ clock, isKnown: (code) => isKnownCode(store, code) });
  const feeds = keptFeeds((asked) => boardFeed(store, asked, clock, settings), clock);
  const openBoards = new OpenBoards(async (board) => (settings.demo ? openBoardUnit(store, board) : null));
  /** drops what is cached of a unit, or of all */
  const dropCaches = (unit?: string) => {
    pages.forget(unit);
    feeds.forget(unit);
    if (unit === undefined) openBoards.forget();
  };
  const forget = (unit: string, changes: readonly Change[]) => {
    // Objections aren't among these kinds: readers aren't notified of them, since it is nobody's business
    // that somebody objects.
    if (changes.some(({ kind }) => feedKinds.includes(kind))) dropCaches(unit);
  };
  const readers: WireReaders = {
    notify(unit, changes) {
      forget(unit, changes);
      hub.notify(unit, changes);
    },
    invalidate: () => dropCaches()
  };
  const wire =
    settings.databaseUrl === null ? ownWire(readers) : await postgresWire(settings.databaseUrl, readers, log);
  const committed = (unit: string, changes: readonly Change[]) => {
    // The cache is dropped at once, whatever the wire takes, because a publisher looks at the page next.
    forget(unit, changes);
    wire.committed(unit, changes);
  };

  const stopWatching = await watchEpoch(
    store,
    (epoch) => {
      log.warn({ epoch }, 'another history: a backup was put back');
      dropCaches();
      wire.restart();
      // Every reader reconnects at once, and asks for the present state.
      streams.closeAll();
    },
    // That it is away is said once, by the connection that listens.
    (error) => saysAway(error) || log.error({ err: error }, 'epoch')
  );

  const { pushContact } = settings;
  const pushKeys = pushContact === null ? null : vapidKeys(secret);
  const push = pushContact !== null && pushKeys ? webPush({ contact: pushContact, keys: pushKeys }) : null;
  const running = jobs
    ? await startJobs(settings, jobsOf(settings, { push, log }), {
        db: store,
        clock,
        log,
        ended: metrics.job
      })
    : null;

  // Roles begin and end by day.
  const today = () => dayIn(settings.timeZone, clock());
  const sealedEffects = new SealedEffects();
  const runCommand = countedCommands(
    unitCommands({
      db: commands,
      clock,
      watch: clockWatch,
      sealedEffects,
      notify: committed
    }),
    metrics,
    log
  );
  const attempts = attemptsIn(store, clock, secret);
  const ways = entrance({
    db: store,
    auth,
    attempts,
    clock,
    today,
    secret,
    cookies,
    publicUrl: settings.publicUrl,
    bound: (rpID) =>
      makeAuth(
        store,
        secret,
        plugins,
        { rpID, added: (passkey) => passkeyAdded({ db: store, runCommand, today }, passkey) },
        cookies
      ),
    failed: (error) => log.error({ err: error }, 'sessions')
  });

  const requests = new Requests(
    (done) => {
      metrics.request(done);
      logRequest(log, done);
    },
    (refused) => {
      metrics.unreadable(refused);
      logUnreadable(log, refused);
    }
  );
  appGauges(metrics.registry, { requests, pages, pools, newestChange: () => newestChange(store) });

  const app: App = {
    settings,
    practice,
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
    public: publicReads(store, { feeds, openBoards, clock }),
    incomingFiles: incomingFiles(store, clock),
    residents: residents(store, { runCommand, clock, secret }),
    screens: screens(store, { clock, feeds, log, settings }),
    pushKey: pushKeys?.publicKey ?? null,
    setup: await openSetup(store, {
      authOn: (db) => makeAuth(db, secret, []),
      clock,
      timeZone: settings.timeZone
    }),
    beginnings: (actor) => beginningsOf(store, actor.unit, clock),
    read: (actor) => sqlUnitStores(store, actor.unit, clock, sealedEffects),
    readTransaction: (actor, run) =>
      atOneMoment(store, async (moment) =>
        run(await sqlUnitStores(moment, actor.unit, clock, sealedEffects))
      ),
    superiors: (actor) => superiorActors(store, actor, today()),
    scored: (actor) => scoredActors(store, actor, today()),
    everywhere: (actor, asked) => actorsWhoMay(store, actor, asked, today()),
    runCommand,
    answeredKeys: ({ account }, keys) => answeredKeys(store, account, keys),
    trouble: () => storeTrouble(store),
    clockBehind: () => clockWatch.behind(),
    async close() {
      streams.closeAll();
      ways.sessions.stop();
      await stopWatching();
      await running?.close();
      await wire.close();
      if (commands !== store) await commands.destroy();
      await store.destroy();
      unlock?.();
    }
  };
  return { app, store };
}
