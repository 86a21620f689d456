import { askMe } from '../../src/lib/local/phone/ask-me';
import { wipeOwner } from '../../src/lib/local/phone/storage/db';
import { keysOf, type FilledForm } from '../../src/lib/local/phone/outbox/outbox-form';
import { deviceTimeOf, merge } from '../../src/lib/sync';
import { FormChoices } from './form-choices';
import { noneArrived, type ArrivedForms, type ChosenForm, type FormFate } from './form-fate';
import { HistoryNetwork } from './network';
import { arrivedForms, faultsAtEnd } from './history-end';
import { SeededRandom } from './random';
import type { KeptByServer, ServerDeed } from './server';
import { stateDifference, stateText } from './state-text';
import { HistoryTab, sentFrom } from './tab';

const [hour, day, year] = [3_600_000, 86_400_000, 366 * 86_400_000];
/**
 * Milliseconds by which a device's own clock jumps. An empty battery sets it back by decades; a mistyped year may be one that
 * `deviceTimeOf` can't write.
 */
const jumps = [
  5 * hour,
  -5 * hour,
  3 * day,
  -3 * day,
  40 * day,
  -40 * day,
  -50 * year,
  9000 * year,
  -9000 * year
];
const begin = Date.parse('2026-10-05T04:00:00Z');

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

/**
 * One random life of a cadre's two devices (the first with two open pages) and the server: forms, rounds over bad
 * networks, pages that are closed, restarts, backups put back; roles that end, accounts that are linked to somebody
 * else on the roster, clocks that jump, the server's and each device's own. At its end all networks are good and the
 * server's clock is right; the devices' clocks stay wrong.
 */
export class SyncHistory {
  readonly steps: string[] = [];
  readonly #server: string;
  readonly #name: string;
  readonly #random: SeededRandom;
  readonly #choices: FormChoices;
  readonly #places: TabPlace[];
  readonly #fates = new Map<string, FormFate>();
  /** keys that had been acknowledged when the backup was taken; null: there is none */
  #backup: Set<string> | null = null;
  #no = 0;
  /** the server's clock, which stands still between its jumps */
  #clock = begin;
  #latest = begin;
  /** all instants at which the server's clock ever stood */
  readonly #instants = new Set([new Date(begin).toISOString()]);
  /** milliseconds by which each device's own clock is ahead */
  readonly #ahead = new Map<string, number>();
  #arrived = noneArrived();
  /** faults that were seen before the end */
  readonly #seen: string[] = [];

  constructor(seed: number) {
    this.#random = new SeededRandom(seed);
    this.#choices = new FormChoices(this.#random, (kind) => `${kind} ${this.#no + 1}`);
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

  /** number of forms of each kind that the server has at the end: without any, a history proves nothing */
  get arrived(): Readonly<ArrivedForms> {
    return this.#arrived;
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
    if (chosen < 0.43) return this.#fillAny(place, chosen);
    if (chosen < 0.44) return this.#giveUp(place);
    if (chosen < 0.45) return this.#sendMissing(place);
    if (chosen < 0.65) return this.#sync(place);
    if (chosen < 0.69) return this.#changeNetwork(place);
    if (chosen < 0.73) return this.#deliver(place);
    if (chosen < 0.76) return this.#reopen(place);
    if (chosen < 0.8) return this.#does(random.one(['book', 'book', 'seal', 'publish', 'restart']));
    if (chosen < 0.83) return this.#deed({ deed: 'report', basis: `colleague ${(this.#no += 1)}` });
    if (chosen < 0.93) return this.#askOffice(place);
    if (chosen < 0.945) return this.#backUp();
    if (chosen < 0.96) return this.#restore();
    if (chosen < 0.97) return this.#moveClock();
    if (chosen < 0.985) return this.#moveOwnClock(place);
    if (chosen < 0.993) return this.#endRole();
    return this.#does('link-other');
  }

  async #fillAny(place: TabPlace, chosen: number): Promise<void> {
    const { tab } = place;
    if (!tab) return;
    const choices = this.#choices;
    const form =
      chosen < 0.15
        ? choices.declaration()
        : chosen < 0.2
          ? choices.objection(tab.state)
          : chosen < 0.36
            ? choices.sequel(tab.state)
            : choices.changeOfFiles(tab.state, tab.forms);
    if (form) await this.#fill(place, form);
  }

  /**
   * Fills in a form. A page offers nothing about a claim or objection while a form about it waits, and gives up those that were
   * refused.
   */
  async #fill(
    place: TabPlace,
    { kind, text, action, about, fields, brings = '', erases = '' }: ChosenForm
  ): Promise<void> {
    const { tab, device } = place;
    if (!tab || tab.isStopped) return;
    const same = about === '' ? [] : tab.forms.filter((form) => form.about === about);
    if (same.some(({ state }) => state !== 'refused')) return;
    const key = `${this.#name}-${(this.#no += 1)}`;
    const form: FilledForm = {
      key,
      action,
      fields: Object.entries({ opener: tab.state.owner, ...fields }),
      file: brings === '' ? null : new File([bytesOf(pixel)], brings, { type: 'image/png' }),
      about
    };
    // Each form is filled in a second after the one before.
    const at = begin + this.#no * 1000 + (this.#ahead.get(device) ?? 0);
    const fate = { isAcknowledged: false, isRefused: false, mayBeLost: false };
    this.#fates.set(key, { kind, text, fields, brings, erases, device, at, ...fate });
    await this.#log(
      `${this.#called(place)} fills in ${kind} ${this.#no} at ${deviceTimeOf(at)}`,
      async () => {
        await tab.fill(form, at);
        await tab.giveUp(keysOf(same));
      }
    );
    for (const refused of keysOf(same)) this.#fateOf(refused).isRefused = true;
  }

  #fateOf(key: string): FormFate {
    const fate = this.#fates.get(key);
    if (!fate) throw new Error(`${key} was never filled in`);
    return fate;
  }

  /** Gives up a form that waits or was refused. The server may have it already, or be about to get it. */
  async #giveUp(place: TabPlace): Promise<void> {
    const { tab } = place;
    if (!tab || tab.isStopped || tab.forms.length === 0) return;
    const { key } = this.#random.one(tab.forms);
    this.#fateOf(key).mayBeLost = true;
    await this.#log(`${this.#called(place)} gives up ${key}`, () => tab.giveUp([key]));
  }

  async #sendMissing(place: TabPlace): Promise<void> {
    const { tab } = place;
    if (!tab || tab.isStopped) return;
    await this.#log(`${this.#called(place)} sends again what the server lacks`, () => tab.sendMissing());
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
    for (const key of acknowledged) this.#fateOf(key).isAcknowledged = true;
    for (const { key, state } of forms) this.#fateOf(key).isRefused = state === 'refused';
    const filled = [...this.#fates.keys()].filter((key) => keysOf(forms).includes(key));
    // A device keeps the order in which its forms were filled in (S6), also when its clock jumps back meanwhile.
    if (keysOf(forms).join() !== filled.join()) this.#seen.push(`out of order: ${keysOf(forms).join()}`);
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

  /** Puts the server back; what it acknowledged since the backup is lost, unless a device still has it. */
  async #restore(): Promise<void> {
    const saved = this.#backup;
    if (!saved) return;
    await this.#does('restore');
    this.#noteAll();
    const isQuiet = this.#places.every(({ round }) => !round);
    const held = new Set(
      this.#places.flatMap(({ tab }) => (tab && isQuiet ? tab.forms.map(({ key }) => key) : []))
    );
    for (const device of new Set(this.#places.map((place) => place.device)))
      for (const key of await sentFrom(device)) held.add(key);
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
    await this.#setClock(this.#clock + this.#random.one([-hour, -day, day, 2 * day, 31 * day]));
  }

  async #setClock(to: number): Promise<void> {
    const ms = to - this.#clock;
    this.#clock = to;
    this.#latest = Math.max(this.#latest, to);
    this.#instants.add(new Date(to).toISOString());
    await this.#deed({ deed: 'clock', ms });
  }

  async #moveOwnClock({ device }: TabPlace): Promise<void> {
    const ms = this.#random.one(jumps);
    await this.#log(`the clock of ${device} jumps by ${ms} ms`, () =>
      this.#ahead.set(device, (this.#ahead.get(device) ?? 0) + ms)
    );
  }

  /**
   * Has the office do something with one of the claims or objections that wait for it. Then one page syncs, as the live
   * connection would have it do.
   */
  async #askOffice(place: TabPlace): Promise<void> {
    const deed = this.#random.one(['return-claim', 'answer-objection'] as const);
    await this.#deed({ deed, choice: Math.floor(this.#random.next() * 100) });
    await this.#sync(place);
  }

  async #endRole(): Promise<void> {
    await this.#does('end-role');
    for (const place of this.#places) await this.#sync(place);
    await this.#does('begin-role');
  }

  /** All networks are good and the server's clock is right again, and each page syncs until nothing waits. */
  async #comeToRest(): Promise<void> {
    await this.#setClock(this.#latest + 60_000);
    for (const { network } of this.#places) {
      network.state = 'good';
      network.end('arrive');
    }
    await Promise.all(this.#places.map(({ round }) => round));
    const isWaiting = ({ tab }: TabPlace) => !tab || tab.forms.some(({ state }) => state !== 'refused');
    for (let turn = 0; turn === 0 || (turn < 4 && this.#places.some(isWaiting)); turn += 1) {
      for (const place of this.#places) await this.#sync(place);
      for (const { tab } of this.#places) if (tab) await this.#freeHeld(tab);
      for (const { tab } of this.#places) if (tab) await tab.sendMissing();
    }
    // Each page asks once more, because another one may have sent something since.
    for (const place of this.#places) await this.#sync(place);
    this.#noteAll();
  }

  /**
   * Gives up refused forms behind which another one waits: a page that hadn't heard of the other page's form yet offered one
   * about the same claim.
   */
  async #freeHeld(tab: HistoryTab): Promise<void> {
    const held = new Set(tab.forms.filter(({ state }) => state === 'waiting').map(({ about }) => about));
    this.#noteForms(tab);
    const holding = tab.forms.filter(
      ({ state, about }) => state === 'refused' && about !== '' && held.has(about)
    );
    await tab.giveUp(keysOf(holding));
  }

  async #faults(): Promise<string[]> {
    const kept = (await (await this.#call('/kept', 'GET')).json()) as KeptByServer;
    const answer = await askMe(null, this.#places[0]!.network.fetch);
    if (!('delta' in answer)) return [`the server refuses: ${JSON.stringify(answer)}`];
    const truth = merge(null, answer.delta);
    const faults = [...this.#seen];
    for (const place of this.#places) {
      const { tab } = place;
      if (!tab) return [`${this.#called(place)} couldn’t open`];
      if (stateText(tab.state) !== stateText(truth))
        faults.push(`${this.#called(place)} shows something else`, stateDifference(tab.state, truth));
      const stored = await tab.stored();
      if (!stored || stateText(stored) !== stateText(truth))
        faults.push(`${place.device} stores something else`);
      const open = tab.forms.filter(({ state }) => state !== 'refused');
      if (open.length > 0) faults.push(`${place.device} still has ${open.map(({ key }) => key).join(' ')}`);
    }
    faults.push(...faultsAtEnd(kept, this.#fates, truth, this.#instants));
    this.#arrived = arrivedForms(kept, this.#fates);
    return faults;
  }

  #does(
    deed: Exclude<ServerDeed, { basis: string } | { ms: number } | { choice: number }>['deed']
  ): Promise<void> {
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
}

function bytesOf(base64: string): ArrayBuffer {
  return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0)).buffer;
}
