import { deviceTimeOf, evidenceForm, type MyState } from '../../src/lib/sync';
import { noneArrived, type ArrivedForms, type FormFate, type FormFates } from './form-fate';
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

/** Counts the forms of each kind that the server has at the end of a history. */
export function arrivedForms(kept: KeptByServer, fates: FormFates): ArrivedForms {
  const arrived = noneArrived();
  const files = filesIn(kept, fates);
  for (const [key, fate] of fates) {
    arrived[fate.kind] += timesTaken(key, kept);
    if (fate.kind !== 'attachment') arrived.file += filesBrought(fate, files).length;
  }
  return arrived;
}

/**
 * Compares what the server has at the end of a history with the forms that were filled in.
 * @param truth the state that a phone must have
 * @param instants all instants at which the server's clock ever stood
 * @returns what is wrong
 */
export function faultsAtEnd(
  kept: KeptByServer,
  fates: FormFates,
  truth: MyState,
  instants: ReadonlySet<string>
): string[] {
  const files = filesIn(kept, fates);
  return [
    ...[...fates].flatMap(([key, fate]) => faultsOfForm(key, fate, kept, files)),
    ...faultsOfFiles(files, fates, truth),
    ...faultsOfTimes(kept, fates, instants)
  ];
}

function timesTaken(key: string, { records }: KeptByServer): number {
  return records.filter((record) => record.key === key && !record.isOfFile).length;
}

function filesBrought({ brings }: FormFate, files: readonly KeptFile[]): KeptFile[] {
  return brings === '' ? [] : files.filter(({ name }) => name === brings);
}

/** Compares what became of one form with what the server has of it. */
function faultsOfForm(key: string, fate: FormFate, kept: KeptByServer, files: readonly KeptFile[]): string[] {
  const ofForm = kept.records.filter((record) => record.key === key);
  const count = timesTaken(key, kept);
  const inText = kept.texts[fate.text] ?? 0;
  const brought = filesBrought(fate, files);
  const isAttachment = fate.kind === 'attachment';
  // A claim's own file is added by a command of its own.
  const added = isAttachment ? count : ofForm.length - count;
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
  return faults.filter((fault) => typeof fault === 'string').map((fault) => `${fate.kind} ${key} ${fault}`);
}

/** Compares the server's files with the forms that brought and erased them, and with those that the phone shows. */
function faultsOfFiles(files: readonly KeptFile[], fates: FormFates, { claims }: MyState): string[] {
  const brought = new Set([...fates.values()].map(({ brings }) => brings));
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

function faultsOfTimes({ records }: KeptByServer, fates: FormFates, instants: ReadonlySet<string>): string[] {
  return records.flatMap(({ key, at, deviceAt }) => {
    const fate = fates.get(key);
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
