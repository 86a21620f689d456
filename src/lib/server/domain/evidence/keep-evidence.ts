import { evidenceLimits } from '$lib/sync';
import { dayIn } from '$lib/calendar';
import { createHash } from 'node:crypto';
import type { Actor } from '../../platform/access/actor';
import type { Claim } from '../claims/claim';
import { claimNo } from '../claims/claim-no';
import { statusOf, type ClaimState } from '../claims/claim-status';
import { dashboardStatus } from '../claims/dashboard-status';
import { needClaim, needOwnClaim, needState } from '../claims/need-claim';
import { isBarred, partsInRow } from '../conflicts/conflict';
import { actingPerson } from '../conflicts/person-in-matter';
import type { App } from '../../app';
import { textTrouble } from '../../platform/text/text-trouble';
import type { Upload } from '../imports/upload';
import { megapixels, pictureSize } from '../../platform/pictures/picture-size';
import { needWholePicture } from '../../platform/pictures/whole-picture';
import { withoutPlace } from '../../platform/pictures/without-place';
import { Problem } from '../../platform/problem/problem';
import type { UnitStores } from '../units/unit-stores';
import { evidenceKind, evidenceKinds, type EvidenceKind } from './evidence-kind';
import { mayOpen } from './may-open';

const undecided: readonly ClaimState[] = ['waiting', 'open', 'returned', 'forwarded', 'suspected'];
const any: readonly ClaimState[] = [...undecided, 'granted', 'refused', 'merged', 'withdrawn', 'false'];

/**
 * Reads a file as it is kept. A form that declares asks this first, so that a file that can't be kept refuses the
 * whole claim.
 * @returns its kind, and its bytes without the place where a photograph was taken
 * @throws Problem those of `evidenceKind` and `pictureSize`
 */
export function readEvidence(file: Upload): { kind: EvidenceKind; bytes: Uint8Array } {
  const kind = evidenceKind(file.bytes);
  // A photograph may say where it was taken, which may be a resident's home; that is nobody's business
  // here.
  const bytes = withoutPlace(file.bytes, kind);
  if (kind !== 'pdf') {
    pictureSize(bytes, kind, megapixels.scan);
    needWholePicture(file.bytes, kind);
  }
  return { kind, bytes };
}

/**
 * Adds a file to a claim that is not final: the declarer does, or a recorder for a paper claim.
 * @throws Problem `no-file`, those of `readEvidence`, `too-much-evidence`, `not-found`
 * when it is somebody else's claim, `claim-state`
 */
export function addEvidence(
  app: App,
  actor: Actor,
  { key, claim: id, file }: { key: string; claim: string; file: Upload | null }
) {
  const sent = file && {
    name: file.name,
    digest: createHash('sha256').update(file.bytes).digest('hex')
  };
  const permission = actor.roles.includes('member') ? 'declare' : 'check-claims';
  return app.runCommand(actor, { permission, key, input: { claim: id, sent } }, async (stores) => {
    const isOwn = ({ way, declaredBy }: Claim) =>
      declaredBy === actor.account || (way === 'paper' && actor.roles.includes('recorder'));
    const claim = await needOwnClaim(stores, id, isOwn);
    await needState(stores, app.clock(), claim, undecided);
    if (!file) throw new Problem('no-file', 422);
    const { kind, bytes } = readEvidence(file);
    const there = await stores.evidence.list([id]);
    if (there.length >= evidenceLimits.files)
      throw new Problem('too-much-evidence', 409, { limit: evidenceLimits.files });
    const { account } = actor;
    const name = shortName(file.name, kind);
    return stores.evidence.add({ claim: id, subject: claim.subject, account, kind, name, bytes });
  });
}

/**
 * Erases a file for good; the record that there was one stays. The person who added it may do so while
 * nothing is decided, the recorder always.
 * @throws Problem `not-found`, `claim-state`
 */
export function eraseEvidence(
  app: App,
  actor: Actor,
  { key, evidence: id }: { key: string; evidence: string }
) {
  const isRecorder = actor.roles.includes('recorder');
  const permission = isRecorder ? 'check-claims' : 'declare';
  return app.runCommand(actor, { permission, key, input: { evidence: id } }, async (stores) => {
    const found = await stores.evidence.find(id);
    if (found?.name === null || !found) throw new Problem('not-found', 404);
    const isOwn = found.account === actor.account;
    if (!isRecorder && !isOwn) throw new Problem('not-found', 404);
    const { claim } = await needClaim(stores, app.clock(), found.claim, any);
    const isUndecided = undecided.includes(statusIn(stores, claim, app.clock()));
    // A recorder clears away nothing that concerns themselves, once it is decided.
    const parts = partsInRow(await actingPerson(actor, stores.accounts), claim.subject);
    const isAside = isBarred({ deed: 'check', parts });
    const hasPart = isOwn || isAside;
    if (!isUndecided && (!isRecorder || (hasPart && claim.way !== 'paper')))
      throw new Problem('claim-state', 409, { no: claimNo(claim) });
    if (!isOwn && isAside) throw new Problem('own-claim', 403, { no: claimNo(claim) });
    await stores.evidence.erase(id, claim.subject);
    return null;
  });
}

function statusIn({ unit }: UnitStores, claim: Claim, now: Date): ClaimState {
  return statusOf(claim, dayIn(unit.timeZone, now), unit.timeZone).state;
}

/** A file as it is handed out: a name of our own making, never the sender's. */
export interface OpenedEvidence {
  name: string;
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Opens a file beside a claim.
 * @returns null when there is none, when it was erased, or when this actor may not see it; nobody is told
 * which
 */
export async function openEvidence(app: App, actor: Actor, id: string): Promise<OpenedEvidence | null> {
  const stores = await app.read(actor);
  const found = await stores.evidence.find(id);
  if (!found) return null;
  const [claim] = await stores.claims.list({ ids: [found.claim] });
  if (!claim || !mayOpen(actor, claim, await dashboardStatus(stores, app.clock()))) return null;
  const bytes = await stores.evidence.bytes(id);
  return bytes && { name: handedName(claim, found.kind, id), type: evidenceKinds[found.kind].type, bytes };
}

function handedName(claim: Claim, kind: EvidenceKind, id: string): string {
  return `${claimNo(claim)}-${id.slice(0, 4)}.${kind}`;
}

/** The sender's name is shown beside the file, so it is a text like any other. */
export function shortName(name: string, kind: EvidenceKind): string {
  const trouble = textTrouble(name, 100);
  return name === '' || trouble ? `.${kind}` : name;
}
