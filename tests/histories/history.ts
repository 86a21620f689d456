import { askMe } from '../../src/lib/local/phone/ask-me';
import { wipeOwner } from '../../src/lib/local/phone/storage/db';
import { keysOf, type FilledForm } from '../../src/lib/local/phone/outbox/outbox-form';
import { merge, type MyState, type SyncedClaim } from '../../src/lib/sync';
import { HistoryNetwork } from './network';
import { SeededRandom } from './random';
import type { ServerDeed } from './server';
import { HistoryTab } from './tab';

const day = 86_400_000;
/** A picture of one pixel. */
const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** A place of one page: a device has one or two of them, which share its database. */
interface TabPlace {
  device: string;
  network: HistoryNetwork;
  tab: HistoryTab | null;
  /** the round that is under way */
  round: Promise<void> | null;
}

/** A form that was filled in, and what has become of it as far as the phone could know. */
interface FormFate {
  basis: string;
  device: string;
  isAcknowledged: boolean;
  isRefused: boolean;
  /**
   * It was given up, its device was wiped, or the server was put back to a time before it, after the outbox had dropped it.
   */
  mayBeLost: boolean;
  hasFile: boolean;
}

/**
 * One random life of a cadre's two devices (the first with two open pages) and the server: forms, rounds over bad
 * networks, pages that are closed, restarts, backups put back, roles that end, accounts that are linked to somebody else on the
 * roster, clocks that jump. At its end all
 * networks are good.
 */
export class SyncHistory {
  readonly steps: string[] = [];
  /** number of forms, files, withdrawals and answers that the server has at the end: without any, a history proves nothing */
  readonly arrived = { forms: 0, files: 0, withdrawals: 0, answers: 0 };
  readonly #server: string;
  readonly #name: string;
  readonly #random: SeededRandom;
  readonly #places: TabPlace[];
  readonly #fates = new Map<string, FormFate>();
  /** keys that had been acknowledged when the backup was taken; null: there is none */
  #backup: Set<string> | null = null;
  #no = 0;
  #clock = Date.parse('2026-10-05T04:00:00Z');
  #latest = this.#clock;

  constructor(seed: number) {
    this.#random = new SeededRandom(seed);
    this.#name = `history-${seed}`;
    this.#server = `/histories/${this.#name}`;
    this.#places = ['one', 'one', 'two'].map((device, n) => ({
      device: `${this.#name}-${device}`,
      // Each has random numbers of its own, so that a seed repeats them whichever request is faster.
      network: new HistoryNetwork(this.#server, new SeededRandom(seed * 4 + n + 1)),
      tab: null,
      round: null
    }));
  }

  /**
   * Plays it.
   * @returns what is wrong at its end; empty when phone and server agree
   */
  async play(length: number): Promise<string[]> {
    await this.#call('/begin');
    try {
      for (const place of this.#places) await this.#open(place);
      for (let n = 0; n < length; n += 1) await this.#step();
      await this.#comeToRest();
      return await this.#faults();
    } finally {
      for (const place of this.#places) this.#close(place);
      await Promise.all([...new Set(this.#places.map(({ device }) => device))].map(wipeOwner));
      await this.#call('/end');
    }
  }

  async #step(): Promise<void> {
    const random = this.#random;
    const place = random.one(this.#places);
    const chosen = random.next();
    if (chosen < 0.2) return this.#declare(place);
    if (chosen < 0.27) return this.#withdraw(place);
    if (chosen < 0.33) return this.#answer(place);
    if (chosen < 0.35) return this.#giveUp(place);
    if (chosen < 0.63) return this.#sync(place);
    if (chosen < 0.69) return this.#changeNetwork(place);
    if (chosen < 0.76) return this.#deliver(place);
    if (chosen < 0.8) return this.#reopen(place);
    if (chosen < 0.88) return this.#does(random.one(['book', 'book', 'seal', 'restart']));
    if (chosen < 0.94) return this.#deed({ deed: 'report', basis: `colleague ${(this.#no += 1)}` });
    if (chosen < 0.955) return this.#backUp();
    if (chosen < 0.97) return this.#restore();
    if (chosen < 0.985) return this.#moveClock();
    if (chosen < 0.993) return this.#endRole();
    return this.#does('link-other');
  }

  async #declare(place: TabPlace): Promise<void> {
    const { tab } = place;
    if (!tab || tab.isStopped) return;
    const basis = `form ${(this.#no += 1)}`;
    const hasFile = this.#random.chance(0.1);
    const fields = {
      opener: tab.state.owner,
      claim: '',
      seen: '',
      subject: '',
      item: 'activity',
      date: '2026-10-03'
    };
    const more = { quantity: '1', value: '', matterText: '', basis, story: '' };
    const form: FilledForm = {
      key: `${this.#name}-${this.#no}`,
      action: '/me/claims/new',
      fields: Object.entries({ ...fields, ...more }),
      file: hasFile ? new File([bytesOf(pixel)], 'p.png', { type: 'image/png' }) : null,
      about: ''
    };
    this.#fates.set(form.key, {
      basis,
      device: place.device,
      isAcknowledged: false,
      isRefused: false,
      mayBeLost: false,
      hasFile
    });
    await this.#log(`${this.#called(place)} fills in ${basis}`, () => tab.fill(form, this.#wrongClock()));
  }

  async #withdraw(place: TabPlace): Promise<void> {
    const own = place.tab?.state.claims.filter(({ mine, state }) => mine && state === 'open') ?? [];
    await this.#fillAbout(place, own, 'withdraw', []);
  }

  async #answer(place: TabPlace): Promise<void> {
    const asked = place.tab?.state.claims.filter(({ answerBy }) => answerBy !== null) ?? [];
    const agrees = this.#random.chance(0.5) ? 'yes' : 'no';
    await this.#fillAbout(place, asked, 'answer', [
      ['agrees', agrees],
      ['words', '']
    ]);
  }

  /** Fills in a form about one of these claims, if any page would offer it. */
  async #fillAbout(
    place: TabPlace,
    claims: readonly SyncedClaim[],
    action: 'withdraw' | 'answer',
    more: readonly (readonly [string, string])[]
  ): Promise<void> {
    const { tab } = place;
    if (!tab || tab.isStopped || claims.length === 0) return;
    const claim = this.#random.one(claims);
    const sameClaim = tab.forms.filter(({ about }) => about === claim.id);
    // A page offers nothing while a form about the claim waits, and gives up those that were refused.
    if (sameClaim.some(({ state }) => state !== 'refused')) return;
    const fields = { opener: tab.state.owner, claim: claim.id, seen: String(claim.last) };
    const form: FilledForm = {
      key: `${this.#name}-${(this.#no += 1)}`,
      action: `/me/claims?/${action}`,
      fields: [...Object.entries(fields), ...more.map(([name, value]): [string, string] => [name, value])],
      file: null,
      about: claim.id
    };
    await this.#log(`${this.#called(place)}: ${action} ${claim.fields.basis}`, async () => {
      await tab.fill(form, this.#wrongClock());
      await tab.giveUp(keysOf(sameClaim));
    });
  }

  /** Gives up a form that waits or was refused. The server may have it already, or be about to get it. */
  async #giveUp(place: TabPlace): Promise<void> {
    const { tab } = place;
    if (!tab || tab.isStopped || tab.forms.length === 0) return;
    const { key } = this.#random.one(tab.forms);
    const fate = this.#fates.get(key);
    if (fate) fate.mayBeLost = true;
    await this.#log(`${this.#called(place)} gives up ${fate?.basis ?? 'a withdrawal'}`, () =>
      tab.giveUp([key])
    );
  }

  /** Begins a round, and waits until it ends or its network holds an answer back. */
  async #sync(place: TabPlace): Promise<void> {
    const { tab } = place;
    if (!tab || tab.isStopped) return void (await this.#open(place));
    if (place.round) return;
    const held = place.network.nextHeld();
    const round = this.#round(place, tab).finally(() => {
      if (place.round === round) place.round = null;
    });
    place.round = round;
    await this.#log(`${this.#called(place)} syncs (${place.network.state})`, () =>
      Promise.race([round, held])
    );
  }

  async #deliver(place: TabPlace): Promise<void> {
    if (!place.round) return;
    const held = place.network.nextHeld();
    await this.#log(`an answer reaches ${this.#called(place)}`, () => {
      place.network.deliver();
      return Promise.race([place.round, held]);
    });
  }

  async #round(place: TabPlace, tab: HistoryTab): Promise<void> {
    try {
      const end = await tab.round();
      if (tab.isStopped) return;
      this.#noteForms(tab);
      if (end === 'wiped') await this.#wipe(place.device);
    } catch (error) {
      // A closed page writes no more; a browser would have ended it.
      if (!tab.isStopped) throw error;
    }
  }

  #noteForms({ forms, acknowledged }: HistoryTab): void {
    for (const key of acknowledged) {
      const fate = this.#fates.get(key);
      if (fate) fate.isAcknowledged = true;
    }
    for (const { key, state } of forms) {
      const fate = this.#fates.get(key);
      if (fate) fate.isRefused = state === 'refused';
    }
  }

  async #changeNetwork({ device }: TabPlace): Promise<void> {
    const state = this.#random.one(['good', 'good', 'off', 'lossy', 'lossy', 'outdated'] as const);
    await this.#log(`${device} has a network that is ${state}`, () => {
      for (const each of this.#places) if (each.device === device) each.network.state = state;
    });
  }

  async #reopen(place: TabPlace): Promise<void> {
    this.#close(place);
    await this.#open(place);
  }

  async #open(place: TabPlace): Promise<void> {
    await this.#log(`${this.#called(place)} opens`, async () => {
      const { device, network } = place;
      // Nobody waits for a first answer that doesn't come, nor for a second one after that.
      const loseHeld = () => {
        network.end('lose');
        void network.nextHeld().then(loseHeld);
      };
      loseHeld();
      place.tab = await HistoryTab.open(device, network, { isDrawn: this.#random.chance(0.3) });
    });
  }

  #close(place: TabPlace): void {
    place.tab?.close();
    place.network.end('lose');
    place.tab = null;
    place.round = null;
  }

  async #wipe(device: string): Promise<void> {
    for (const place of this.#places) if (place.device === device) this.#close(place);
    await wipeOwner(device);
    for (const fate of this.#fates.values())
      if (fate.device === device) fate.mayBeLost ||= !fate.isAcknowledged;
  }

  async #backUp(): Promise<void> {
    await this.#does('back-up');
    this.#noteAll();
    this.#backup = new Set(
      [...this.#fates].filter(([, { isAcknowledged }]) => isAcknowledged).map(([key]) => key)
    );
  }

  /** Puts the server back; what it acknowledged since the backup is lost, unless an outbox still has it. */
  async #restore(): Promise<void> {
    const saved = this.#backup;
    if (!saved) return;
    await this.#does('restore');
    this.#noteAll();
    const isQuiet = this.#places.every(({ round }) => !round);
    const held = new Set(
      this.#places.flatMap(({ tab }) => (tab && isQuiet ? tab.forms.map(({ key }) => key) : []))
    );
    for (const [key, fate] of this.#fates) {
      if (saved.has(key)) continue;
      fate.isAcknowledged = false;
      fate.mayBeLost ||= !held.has(key);
    }
    for (const { tab } of this.#places) tab?.acknowledged.clear();
  }

  #noteAll(): void {
    for (const { tab } of this.#places) if (tab) this.#noteForms(tab);
  }

  async #moveClock(): Promise<void> {
    const ms = this.#random.one([-3_600_000, -day, day, 2 * day, 31 * day]);
    this.#clock += ms;
    this.#latest = Math.max(this.#latest, this.#clock);
    await this.#deed({ deed: 'clock', ms });
  }

  async #endRole(): Promise<void> {
    await this.#does('end-role');
    for (const place of this.#places) await this.#sync(place);
    await this.#does('begin-role');
  }

  /** All networks are good and all clocks right again, and each page syncs until nothing waits. */
  async #comeToRest(): Promise<void> {
    await this.#deed({ deed: 'clock', ms: this.#latest - this.#clock + 60_000 });
    for (const { network } of this.#places) {
      network.state = 'good';
      network.end('arrive');
    }
    await Promise.all(this.#places.map(({ round }) => round));
    const isWaiting = ({ tab }: TabPlace) => !tab || tab.forms.some(({ state }) => state !== 'refused');
    for (let turn = 0; turn === 0 || (turn < 4 && this.#places.some(isWaiting)); turn += 1)
      for (const place of this.#places) await this.#sync(place);
    // Each page asks once more, because another one may have sent something since.
    for (const place of this.#places) await this.#sync(place);
    this.#noteAll();
  }

  async #faults(): Promise<string[]> {
    const counts = (await (await this.#call('/claims', 'GET')).json()) as Record<string, number>;
    const answer = await askMe(null, this.#places[0]!.network.fetch);
    if (!('delta' in answer)) return [`the server refuses: ${JSON.stringify(answer)}`];
    const truth = merge(null, answer.delta);
    const faults: string[] = [];
    for (const place of this.#places) {
      const { tab } = place;
      if (!tab) return [`${this.#called(place)} couldn’t open`];
      if (asText(tab.state) !== asText(truth))
        faults.push(`${this.#called(place)} shows something else`, difference(tab.state, truth));
      const stored = await tab.stored();
      if (!stored || asText(stored) !== asText(truth)) faults.push(`${place.device} stores something else`);
      const open = tab.forms.filter(({ state }) => state !== 'refused');
      if (open.length > 0) faults.push(`${place.device} still has ${open.map(({ key }) => key).join(' ')}`);
    }
    this.arrived.answers = truth.claims.filter(({ answer }) => answer !== undefined).length;
    this.arrived.withdrawals = truth.claims.filter(({ state }) => state === 'withdrawn').length;
    for (const [key, fate] of this.#fates) {
      const count = counts[fate.basis] ?? 0;
      const files = truth.claims.find(({ fields }) => fields.basis === fate.basis)?.files.length ?? 0;
      this.arrived.forms += count;
      this.arrived.files += files;
      if (count > 1) faults.push(`${key} was taken ${count} times`);
      if (fate.isRefused && count > 0) faults.push(`${key} was refused and taken`);
      if (count === 0 && fate.isAcknowledged) faults.push(`${key} was acknowledged and is lost`);
      if (count === 0 && !fate.isRefused && !fate.mayBeLost) faults.push(`${key} never arrived`);
      if (count === 1 && fate.hasFile && files !== 1) faults.push(`${key} has ${files} files`);
    }
    return faults;
  }

  #does(deed: Exclude<ServerDeed, { basis: string } | { ms: number }>['deed']): Promise<void> {
    return this.#deed({ deed });
  }

  async #deed(deed: ServerDeed): Promise<void> {
    await this.#log(JSON.stringify(deed), () => this.#call('/deed', 'POST', JSON.stringify(deed)));
  }

  async #call(address: string, method = 'POST', body: string | null = null): Promise<Response> {
    const answer = await fetch(this.#server + address, { method, body });
    if (!answer.ok) throw new Error(`${address}: ${await answer.text()}`);
    return answer;
  }

  async #log(step: string, run: () => unknown): Promise<void> {
    this.steps.push(step);
    await run();
  }

  #called(place: TabPlace): string {
    return `page ${this.#places.indexOf(place) + 1}`;
  }

  /** A device's clock, which may be days off. */
  #wrongClock(): number {
    return this.#clock + (this.#random.next() - 0.5) * 20 * day;
  }
}

function bytesOf(base64: string): ArrayBuffer {
  return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0)).buffer;
}

/** The state without the instant of its answer. Its decisions are read by their ids, so they have no order. */
function asText({ at: _, decisions, ...state }: MyState): string {
  const byId = [...decisions].sort((a, b) => (a.id < b.id ? -1 : 1));
  return JSON.stringify(sorted({ ...state, decisions: byId }));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, each]) => [name, sorted(each)])
  );
}

/** The members by which two states differ, for the message. */
function difference(one: MyState, other: MyState): string {
  const names = Object.keys(other) as (keyof MyState)[];
  return names
    .filter(
      (name) => name !== 'at' && JSON.stringify(sorted(one[name])) !== JSON.stringify(sorted(other[name]))
    )
    .map((name) => `${name}: ${JSON.stringify(one[name])} ≠ ${JSON.stringify(other[name])}`.slice(0, 600))
    .join('\n');
}
