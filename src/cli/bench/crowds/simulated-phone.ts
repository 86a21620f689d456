import { randomUUID } from 'node:crypto';
import { EventStream } from '$lib/local/event-stream';
import { askMe } from '$lib/local/phone/ask-me';
import { pullChanges } from '$lib/local/phone/pull';
import { browserLater } from '$lib/local/timer';
import { merge, protocolQuery, type MyState } from '$lib/sync';
import { rawStream } from './raw-stream';

/** One phone: its account's session, and the day of the claims that it pushes. */
export interface PhoneOwner {
  cookie: string;
  account: string;
  /** YYYY-MM-DD */
  today: string;
}

const items = ['mediation', 'registration', 'good-deed', 'activity'];

/**
 * A phone without a screen. It asks by the product's own sync, holds its live connection by the product's own event stream, and
 * posts claims as its outbox does. It asks once more when it is told of news.
 */
export class SimulatedPhone {
  readonly #url: string;
  readonly #owner: PhoneOwner;
  readonly #took: (what: 'poll' | 'push', ms: number) => void;
  readonly #events: EventStream;
  #state: MyState | null = null;
  #asking: Promise<void> | null = null;
  #pushed = 0;

  /**
   * @param took called with the duration of each request, until its whole answer is here
   * @param opened called when its live connection stands
   */
  constructor(
    url: string,
    owner: PhoneOwner,
    { took, opened }: { took(what: 'poll' | 'push', ms: number): void; opened(): void }
  ) {
    this.#url = url;
    this.#owner = owner;
    this.#took = took;
    const port = Number(new URL(url).port);
    this.#events = new EventStream({
      open: (after) =>
        rawStream({
          port,
          path: `/api/live/me?after=${after}&${protocolQuery}`,
          cookie: owner.cookie,
          address: '127.0.0.1'
        }),
      after: () => this.#state?.cursor ?? 0,
      later: browserLater,
      random: Math.random,
      onRevision: (revision) => {
        if (revision > (this.#state?.cursor ?? 0)) void this.poll();
      },
      onOpen: opened,
      onBeat: () => {},
      onLost: () => {}
    });
  }

  /** Fetches everything, and opens the live connection. */
  async start(): Promise<void> {
    const answer = await askMe(null, this.#get);
    if (!('delta' in answer)) throw new Error(`first answer: ${JSON.stringify(answer)}`);
    this.#state = merge(null, answer.delta);
    this.#events.start();
  }

  /** Asks what is new; while it asks already, it waits for that. */
  poll(): Promise<void> {
    this.#asking ??= this.#poll().finally(() => (this.#asking = null));
    return this.#asking;
  }

  async #poll(): Promise<void> {
    if (!this.#state) throw new Error('not started');
    const pulled = await pullChanges(this.#state, this.#get);
    if (!('refused' in pulled)) this.#state = pulled.state;
    // A server that is too busy to answer is asked again in time, as a phone does.
    else if (pulled.refused !== 'away') throw new Error(`poll: ${pulled.refused}`);
  }

  /** Pushes one claim, as no other one reads. */
  async push(): Promise<void> {
    const { account, today, cookie } = this.#owner;
    const no = this.#pushed++;
    const body = new FormData();
    const fields = {
      opener: this.#state?.owner ?? '',
      key: randomUUID(),
      item: items[no % items.length] ?? '',
      date: today,
      quantity: '1',
      basis: `${account}-${no}号`,
      story: '当天签了协议。'
    };
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    const headers = {
      cookie,
      origin: this.#url,
      accept: 'application/json',
      'x-sveltekit-action': 'true'
    };
    const started = performance.now();
    const answer = await fetch(`${this.#url}/me/claims/new`, { method: 'POST', headers, body });
    const text = await answer.text();
    this.#took('push', performance.now() - started);
    if (!text.includes('"type":"redirect"')) throw new Error(`push: ${answer.status} ${text.slice(0, 200)}`);
  }

  /** A request that nobody answers counts with the time that the phone waited. */
  readonly #get: typeof fetch = async (address, init) => {
    const started = performance.now();
    try {
      const headers = { cookie: this.#owner.cookie };
      const answer = await fetch(`${this.#url}${String(address)}`, { ...init, headers });
      return new Response(await answer.text(), { status: answer.status });
    } finally {
      this.#took('poll', performance.now() - started);
    }
  };
}
