import { askMe } from '../../src/lib/local/phone/ask-me';
import { wipeOwner } from '../../src/lib/local/phone/storage/db';
import { keysOf, outboxField, type FilledForm } from '../../src/lib/local/phone/outbox/outbox-form';
import { deviceTimeOf, evidenceForm, merge, type MyState } from '../../src/lib/sync';
import { HistoryNetwork } from './network';
import { SeededRandom } from './random';
import type { KeptByServer, ServerDeed } from './server';
import { HistoryTab } from './tab';

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

/** The kinds of forms that a history fills in, and `file` for the files that come in a claim's own form. */
export const historyKinds = [
  'claim',
  'report',
  'withdrawal',
  'answer',
  'amendment',
  'objection',
  'appeal',
  'attachment',
  'erasure',
  'file'
] as const;
type HistoryKind = (typeof historyKinds)[number];
type ArrivedForms = Record<HistoryKind, number>;

/** The counts of a history in which nothing has arrived yet. */
export function noneArrived(): ArrivedForms {
  return Object.fromEntries(historyKinds.map((kind) => [kind, 0])) as ArrivedForms;
}

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
  kind: Exclude<HistoryKind, 'file'>;
  /** a text that no other form has; '' for one without words */
  text: string;
  fields: Record<string, string>;
  /** name of the file that it brings, which no other file has; '' for none */
  brings: string;
  /** name of the file that it erases; '' for none */
  erases: string;
  device: string;
  /** milliseconds by its device's clock */
  at: number;
  isAcknowledged: boolean;
  isRefused: boolean;
  /**
   * whether the server may lack it: it was given up, its device was wiped, or the server was put back to a time before it,
   * after the outbox had dropped it
   */
  mayBeLost: boolean;
}

/** A form as a history chooses it; its key, its opener and its device's time are added when it is filled in. */
interface ChosenForm
  extends Pick<FormFate, 'kind' | 'text' | 'fields'>, Partial<Pick<FormFate, 'brings' | 'erases'>> {
  action: string;
  about: string;
}

/** A file beside a claim as the server has it; an erased one by the name that it had. */
interface KeptFile {
  id: string;
  name: string;
  claim: string;
  basis: string;
  isErased: boolean;
  /** how many of the forms that the server has taken erase it */
  erasures: number;
}

/**
 * One random life of a cadre's two devices (the first with two open pages) and the server: forms, rounds over bad
 * networks, pages that are closed, restarts, backups put back, roles that end, accounts that are linked to somebody else on the
 * roster, clocks that jump, the server's and each device's own. At its end all networks are good and the server's clock is
 * right; the devices' clocks stay wrong.
 */
export class SyncHistory {
  readonly steps: string[] = [];
  /** number of forms of each kind that the server has at the end: without any, a history proves nothing */
  readonly arrived = noneArrived();
  readonly #server: string;
  readonly #name: string;
  readonly #random: SeededRandom;
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
  /** faults that were seen before the end */
  readonly #seen: string[] = [];

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
    if (chosen < 0.15) return this.#declare(place);
    if (chosen < 0.2) return this.#object(place);
    if (chosen < 0.36) return this.#goOn(place);
    if (chosen < 0.43) return this.#changeFiles(place);
    if (chosen < 0.45) return this.#giveUp(place);
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

  /** Declares what the cadre has done, or now and then what a colleague has. */
  async #declare(place: TabPlace): Promise<void> {
    const isReport = this.#random.chance(0.25);
    const text = this.#nextText('claim');
    await this.#fill(place, {
      kind: isReport ? 'report' : 'claim',
      text,
      action: '/me/claims/new',
      about: '',
      fields: { claim: '', seen: '', subject: isReport ? 'p2' : '', ...claimed, basis: text },
      brings: this.#random.chance(0.4) ? this.#nextText('file') : ''
    });
  }

  /** Objects to a notice that is open for it as far as the page knows: to the whole of it, one's own row, or an entry of it. */
  async #object(place: TabPlace): Promise<void> {
    const { state } = place.tab ?? {};
    if (!state || state.openNotices.length === 0) return;
    const { code, isIn } = this.#random.one(state.openNotices);
    const lines = isIn ? ['', 'own', ...state.entries.map(({ id }) => `entry ${id}`)] : [''];
    const wrong = this.#random.one(lines);
    const text = this.#nextText('objection');
    await this.#fill(place, {
      kind: 'objection',
      text,
      action: '/me/notice/object',
      about: '',
      fields: { notice: code, wrong, said: text }
    });
  }

  /** Goes on with a claim or an objection, in any way that the page offers. */
  async #goOn(place: TabPlace): Promise<void> {
    const { tab } = place;
    if (!tab) return;
    const { claims, objections } = tab.state;
    // Ways that are seldom offered are listed several times, so that they are taken as often.
    const ways: (() => ChosenForm)[] = [
      ...claims.flatMap(({ id, last, mine, state, answerBy }) => {
        const seen = { claim: id, seen: String(last) };
        const amended = () => this.#amendment(id, seen);
        return [
          ...(mine && state === 'returned' ? Array.from({ length: 3 }, () => amended) : []),
          ...(mine && undecided.includes(state) ? [() => withdrawal(id, seen)] : []),
          ...(answerBy === null ? [] : [() => this.#answer(id, seen)])
        ];
      }),
      ...objections.flatMap(({ receipt, appeal }) =>
        appeal ? Array.from({ length: 5 }, () => () => this.#appeal(receipt, appeal.seen)) : []
      )
    ];
    if (ways.length > 0) await this.#fill(place, this.#random.one(ways)());
  }

  #attachment(claim: string): ChosenForm {
    const brings = this.#nextText('file');
    return {
      kind: 'attachment',
      text: '',
      action: '/me/claims?/attach',
      about: '',
      fields: { claim },
      brings
    };
  }

  /** Adds a file to an undecided claim of one's own or erases one, which no other form about the claim holds up. */
  async #changeFiles(place: TabPlace): Promise<void> {
    const { tab } = place;
    if (!tab) return;
    const open = tab.forms.filter(({ state }) => state !== 'refused');
    const isWithdrawn = (id: string) =>
      open.some(({ action, about }) => about === id && action.endsWith('?/withdraw'));
    const added = (id: string) =>
      open.filter((form) => form.action.endsWith('?/attach') && outboxField(form, 'claim') === id).length;
    const ways = tab.state.claims
      .filter(({ id, mine, state }) => mine && undecided.includes(state) && !isWithdrawn(id))
      .flatMap(({ id, files }): (() => ChosenForm)[] => [
        ...(files.length + added(id) < evidenceForm.files ? [() => this.#attachment(id)] : []),
        ...files.flatMap((file) =>
          file.erased ? [] : Array.from({ length: 3 }, () => () => erasure(file.id, file.name))
        )
      ]);
    if (ways.length > 0) await this.#fill(place, this.#random.one(ways)());
  }

  #amendment(about: string, seen: Record<string, string>): ChosenForm {
    const text = this.#nextText('amendment');
    const fields = { ...seen, subject: '', ...claimed, basis: text };
    return { kind: 'amendment', text, action: '/me/claims/new', about, fields };
  }

  #answer(about: string, seen: Record<string, string>): ChosenForm {
    const text = this.#nextText('answer');
    const fields = { ...seen, agrees: this.#random.one(['yes', 'no']), words: text };
    return { kind: 'answer', text, action: '/me/claims?/answer', about, fields };
  }

  #appeal(receipt: string, seen: number): ChosenForm {
    const text = this.#nextText('appeal');
    const fields = { receipt, seen: String(seen), words: text };
    return { kind: 'appeal', text, action: '/me/notice?/appeal', about: receipt, fields };
  }

  #nextText(kind: string): string {
    return `${kind} ${this.#no + 1}`;
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
      if (asText(tab.state) !== asText(truth))
        faults.push(`${this.#called(place)} shows something else`, difference(tab.state, truth));
      const stored = await tab.stored();
      if (!stored || asText(stored) !== asText(truth)) faults.push(`${place.device} stores something else`);
      const open = tab.forms.filter(({ state }) => state !== 'refused');
      if (open.length > 0) faults.push(`${place.device} still has ${open.map(({ key }) => key).join(' ')}`);
    }
    const files = this.#filesIn(kept);
    for (const [key, fate] of this.#fates) faults.push(...this.#faultsOf(key, fate, kept, files));
    faults.push(...this.#faultsOfFiles(files, truth));
    for (const { key, at, deviceAt } of kept.records) {
      const fate = this.#fates.get(key);
      if (!fate) faults.push(`${key} is in the trail, and was never filled in`);
      else if (deviceAt !== deviceTimeOf(fate.at))
        faults.push(`${key} was filled in at ${String(deviceAt)}, says the trail`);
      if (!this.#instants.has(at))
        faults.push(`${key} was received at ${at}, when the server's clock stood elsewhere`);
    }
    return faults;
  }

  /** Compares what became of one form with what the server has of it, and counts it. */
  #faultsOf(
    key: string,
    fate: FormFate,
    { texts, records }: KeptByServer,
    files: readonly KeptFile[]
  ): string[] {
    const ofForm = records.filter((record) => record.key === key);
    const count = ofForm.filter(({ isOfFile }) => !isOfFile).length;
    const inText = texts[fate.text] ?? 0;
    const brought = fate.brings === '' ? [] : files.filter(({ name }) => name === fate.brings);
    const isAttachment = fate.kind === 'attachment';
    // A claim's own file is added by a command of its own.
    const added = isAttachment ? count : ofForm.length - count;
    this.arrived[fate.kind] += count;
    if (!isAttachment) this.arrived.file += brought.length;
    const isElsewhere = ({ claim, basis }: KeptFile) =>
      isAttachment ? claim !== fate.fields.claim : basis !== fate.text;
    const faults = [
      count > 1 && `was taken ${count} times`,
      fate.text !== '' && inText !== count && `was taken ${count} times, and stands there ${inText} times`,
      fate.isRefused && count > 0 && 'was refused and taken',
      count === 0 && fate.isAcknowledged && 'was acknowledged and is lost',
      count === 0 && !fate.isRefused && !fate.mayBeLost && 'never arrived',
      fate.brings !== '' && brought.length !== count && `brought ${brought.length} files`,
      added !== brought.length && `brought ${brought.length} files, of which ${added} are in the trail`,
      brought.some(isElsewhere) && 'brought its file to another claim',
      fate.erases !== '' &&
        count > 0 &&
        !files.some(({ id }) => id === fate.fields.evidence) &&
        'erased what the server never had'
    ];
    return faults.flatMap((fault) => (fault === false ? [] : [`${fate.kind} ${key} ${fault}`]));
  }

  /** The server's files; one that was erased has the name by which the form that erased it knew it. */
  #filesIn({ files, records }: KeptByServer): KeptFile[] {
    const taken = new Set(records.map(({ key }) => key));
    const erasures = [...this.#fates].filter(([key, { kind }]) => kind === 'erasure' && taken.has(key));
    return files.map((file) => {
      const ofFile = erasures.filter(([, { fields }]) => fields.evidence === file.id);
      return {
        ...file,
        name: file.name ?? ofFile[0]?.[1].erases ?? '',
        isErased: file.name === null,
        erasures: ofFile.length
      };
    });
  }

  /** Compares the server's files with the forms that brought and erased them, and with those that the phone shows. */
  #faultsOfFiles(files: readonly KeptFile[], { claims }: MyState): string[] {
    const brought = new Set([...this.#fates.values()].map(({ brings }) => brings));
    const faults = files.flatMap(({ id, name, isErased, erasures }) => [
      ...(name === '' || !brought.has(name) ? [`file ${id} (${name}) was brought by no form`] : []),
      ...(erasures === Number(isErased)
        ? []
        : [`${name} is ${isErased ? 'erased' : 'there'}, by ${erasures} erasures`])
    ]);
    const ofClaim = (id: string) => files.filter(({ claim }) => claim === id);
    for (const id of new Set(files.map(({ claim }) => claim)))
      if (ofClaim(id).length > evidenceForm.files) faults.push(`claim ${id} has ${ofClaim(id).length} files`);
    for (const { id, files: shown } of claims) {
      const there = ofClaim(id).map((file) => `${file.id} ${file.isErased ? '' : file.name}`);
      if (shown.map((file) => `${file.id} ${file.name}`).join() !== there.join())
        faults.push(`the phone shows other files of claim ${id}`);
    }
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

/** The states in which a claim of one's own may be withdrawn, and files be added to it or erased. */
const undecided: readonly string[] = ['waiting', 'open', 'returned', 'forwarded'];

/** The fields that all claims have alike. */
const claimed = {
  item: 'perform-service',
  date: '2026-10-03',
  quantity: '1',
  value: '5',
  matterText: '',
  story: ''
};

function withdrawal(about: string, fields: Record<string, string>): ChosenForm {
  return { kind: 'withdrawal', text: '', action: '/me/claims?/withdraw', about, fields };
}

function erasure(evidence: string, name: string): ChosenForm {
  return {
    kind: 'erasure',
    text: '',
    action: '/me/claims?/erase',
    about: '',
    fields: { evidence },
    erases: name
  };
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
