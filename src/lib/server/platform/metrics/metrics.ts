import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { AnsweredRequest, ConnectionRefusal } from '../requests/requests';
import type { DatabaseStatement } from '../store/store-watch';

/**
 * The figures that are counted as they happen. Labels have few values, all of them ours: no address, no
 * code, nobody's name.
 */
export interface Metrics {
  registry: Registry;
  request(done: AnsweredRequest): void;
  /** bytes that are no request were refused */
  unreadable(refused: ConnectionRefusal): void;
  command(command: string, outcome: 'done' | 'refused' | 'failed'): void;
  statement(statement: DatabaseStatement): void;
  job(job: string, outcome: 'done' | 'failed'): void;
}

/** The bounds reach from a page out of memory to an import that takes seconds. */
const requestSeconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const statementSeconds = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 2.5, 10];

/**
 * The metrics of the process. They are made once: their timers and observers never end, and would keep every app of a process
 * that opens several, such as a run of tests.
 */
let ofProcess: Registry | undefined;

function processMetrics(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
}

/** Makes the metrics in a registry of their own, with those of the process. */
export function makeMetrics(): Metrics {
  const registry = Registry.merge([(ofProcess ??= processMetrics())]);
  const registers = [registry];
  const requests = new Counter({
    name: 'http_requests_total',
    help: 'Requests, by route and class of status; class none: broken off before an answer.',
    labelNames: ['route', 'class'],
    registers
  });
  const seconds = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'From the request to the end of its answer, by route; without event streams.',
    labelNames: ['route'],
    buckets: requestSeconds,
    registers
  });
  const commands = new Counter({
    name: 'sunboard_commands_total',
    help: 'Commands by what became of them: done (or answered again), refused in words, failed.',
    labelNames: ['action', 'outcome'],
    registers
  });
  const statements = new Histogram({
    name: 'sunboard_database_seconds',
    help: 'Time that the database took for a statement, by its kind.',
    labelNames: ['kind'],
    buckets: statementSeconds,
    registers
  });
  const jobs = new Counter({
    name: 'sunboard_job_runs_total',
    help: 'Jobs that this process ran when their time came.',
    labelNames: ['job', 'outcome'],
    registers
  });
  return {
    registry,
    request({ route, status, ms, stream }) {
      requests.inc({ route, class: status === null ? 'none' : classOf(status) });
      // A request that broke off has no answer to whose end its time could be measured.
      if (!stream && status !== null) seconds.observe({ route }, ms / 1000);
    },
    unreadable: ({ status }) => requests.inc({ route: '(none)', class: classOf(status) }),
    command: (command, outcome) => commands.inc({ action: command, outcome }),
    statement: ({ kind, ms }) => statements.observe({ kind }, ms / 1000),
    job: (job, outcome) => jobs.inc({ job, outcome })
  };
}

const classOf = (status: number) => `${Math.floor(status / 100)}xx`;

/**
 * A figure that is read on demand. One that can't be read then is left out, and the others stay.
 * @param read one value, or several by the label's value
 */
export function gauge(
  registry: Registry,
  { name, help, label }: { name: string; help: string; label?: string },
  read: () => number | Record<string, number> | Promise<number>
): void {
  new Gauge({
    name,
    help,
    labelNames: label === undefined ? [] : [label],
    registers: [registry],
    async collect() {
      this.reset();
      try {
        const value = await read();
        if (typeof value === 'number') this.set(value);
        else for (const [each, count] of Object.entries(value)) this.set({ [label ?? '']: each }, count);
      } catch {
        this.remove();
      }
    }
  });
}
