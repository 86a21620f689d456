import { deviceTimeOf, evidenceForm, type MyState } from '../../src/lib/sync';
import { noneArrived, type FormFate, type FormFates } from './form-fate';
import type { KeptByServer } from './server';

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

/** Compares what the server has at the end of a history with the forms that were filled in. */
export class HistoryEnd {
  /** number of forms of each kind that the server has */
  readonly arrived = noneArrived();
  readonly #kept: KeptByServer;
  readonly #fates: FormFates;
  readonly #files: readonly KeptFile[];

  constructor(kept: KeptByServer, fates: FormFates) {
    this.#kept = kept;
    this.#fates = fates;
    this.#files = filesIn(kept, fates);
  }

  /**
   * Returns what is wrong, and counts what has arrived.
   * @param truth the state that a phone must have
   * @param instants all instants at which the server's clock ever stood
   */
  faults(truth: MyState, instants: ReadonlySet<string>): string[] {
    return [
      ...[...this.#fates].flatMap(([key, fate]) => this.#faultsOf(key, fate)),
      ...this.#faultsOfFiles(truth),
      ...this.#faultsOfTimes(instants)
    ];
  }

  /** Compares what became of one form with what the server has of it, and counts it. */
  #faultsOf(key: string, fate: FormFate): string[] {
    const { texts, records } = this.#kept;
    const files = this.#files;
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

  /** Compares the server's files with the forms that brought and erased them, and with those that the phone shows. */
  #faultsOfFiles({ claims }: MyState): string[] {
    const files = this.#files;
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

  #faultsOfTimes(instants: ReadonlySet<string>): string[] {
    return this.#kept.records.flatMap(({ key, at, deviceAt }) => {
      const fate = this.#fates.get(key);
      const faults = [
        !fate && `${key} is in the trail, and was never filled in`,
        fate &&
          deviceAt !== deviceTimeOf(fate.at) &&
          `${key} was filled in at ${String(deviceAt)}, says the trail`,
        !instants.has(at) && `${key} was received at ${at}, when the server's clock stood elsewhere`
      ];
      return faults.filter((fault) => typeof fault === 'string');
    });
  }
}

/** The server's files; one that was erased has the name by which the form that erased it knew it. */
function filesIn({ files, records }: KeptByServer, fates: FormFates): KeptFile[] {
  const taken = new Set(records.map(({ key }) => key));
  const erasures = [...fates].filter(([key, { kind }]) => kind === 'erasure' && taken.has(key));
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

/** The state without the instant of its answer. Its decisions are read by their ids, so they have no order. */
export function asText({ at: _, decisions, ...state }: MyState): string {
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
export function difference(one: MyState, other: MyState): string {
  const names = Object.keys(other) as (keyof MyState)[];
  return names
    .filter(
      (name) => name !== 'at' && JSON.stringify(sorted(one[name])) !== JSON.stringify(sorted(other[name]))
    )
    .map((name) => `${name}: ${JSON.stringify(one[name])} ≠ ${JSON.stringify(other[name])}`.slice(0, 600))
    .join('\n');
}
