import { dayIn, isDay } from '$lib/calendar';
import type { App } from '../../app';
import { may, type Actor } from '../../platform/access/actor';
import { Problem } from '../../platform/problem/problem';
import { needReason } from '../../platform/text/need-text';
import { isBarred, partsInRow } from '../conflicts/conflict';
import { actingPerson } from '../conflicts/person-in-matter';
import type { UnitStores } from '../units/unit-stores';
import { holdsTalk, holdsTalks } from './holds-talk';
import { needCorrectionDay } from './need-correction-day';
import type { HeldTalk } from './outcomes';
import { outcomePeriods, outcomeSheet, type OutcomeGroup } from './outcome-sheet';
import type { ActiveRuling, OutcomeProposal } from './proposals';
import { holdingRulings, type Unsettled } from './unsettled';
import { longestReason } from './rule-on-outcomes';

/** A ruling that a meeting has made: an assembly decides no talks. */
type MeetingRuling = ActiveRuling & { id: string };

/**
 * A talk that a meeting has confirmed, as its holder sees it: nothing of anybody whom it doesn't talk to. It stays when a
 * correction unsettles the ruling.
 */
export interface TalkLine {
  period: string;
  rule: OutcomeGroup['rule'];
  /** 编号 */
  subject: string;
  name: string;
  /** the results that the rule looks back at, the oldest first */
  run: OutcomeGroup['people'][number]['run'];
  ruling: MeetingRuling;
  /** why the ruling is open again, until a meeting has ruled anew; null: it holds */
  unsettled: Unsettled | null;
  /** the organ that proposed the person by the document; null: it doesn't say */
  proposer: OutcomeGroup['proposer'];
  /** the talk's holder by the document; null: it doesn't say */
  holder: OutcomeGroup['people'][number]['holder'];
  /** null: it waits */
  talk: HeldTalk | null;
  /** the reader is the person, or is involved otherwise, and steps aside */
  isOwn: boolean;
}

/** The confirmed talks that the actor's organ holds, the newest period first. */
export async function talksOf(stores: UnitStores, actor: Actor): Promise<TalkLine[]> {
  if (!may(actor, 'hold-talks')) return [];
  const viewer = await actingPerson(actor, stores.accounts);
  const sealed = (await stores.periods.seals()).map(({ period }) => period);
  const lines: TalkLine[] = [];
  for (const { period, groups, ...sheet } of await outcomePeriods(stores, sealed, { closed: true })) {
    const own = groups.flatMap((group) => {
      const people = group.people.filter(
        (each) => each.talk !== null || lastRuling(each)?.confirmed === true
      );
      const isOurs = people.length > 0 && holdsTalk(actor, stores, { period, rule: group.rule.id });
      return isOurs ? [{ ...group, people }] : [];
    });
    for (const { rule, proposer, people } of await outcomeSheet(stores, { ...sheet, period, groups: own }))
      for (const person of people) {
        const ruling = lastRuling(person);
        if (!isOfMeeting(ruling)) continue;
        const { subject, name, run, unsettled, holder, talk } = person;
        const isOwn = isBarred({ deed: 'decide', parts: partsInRow(viewer, subject) });
        lines.push({ period, rule, subject, name, run, ruling, unsettled, proposer, holder, talk, isOwn });
      }
  }
  return lines;
}

/** The ruling that holds, or the one that a correction has unsettled. */
function lastRuling({ ruling, unsettledRuling }: OutcomeProposal): ActiveRuling | null {
  return ruling ?? unsettledRuling;
}

function isOfMeeting(ruling: ActiveRuling | null): ruling is MeetingRuling {
  return ruling !== null && ruling.id !== null;
}

/**
 * How many talks wait for the actor to hold them. It reads rulings alone, and no proposals of all the years, because every
 * page of the office asks; corrections are read only where a talk may wait.
 */
export async function talksWaiting(stores: UnitStores, actor: Actor): Promise<number> {
  if (!holdsTalks(actor, stores)) return 0;
  const keyOf = ({ period, rule, subject }: Pick<HeldTalk, 'period' | 'rule' | 'subject'>) =>
    `${period} ${rule} ${subject}`;
  // A later ruling takes the place of an earlier one.
  const valid = new Map((await stores.outcomes.rulings()).map((ruling) => [keyOf(ruling), ruling]));
  const ours = [...valid.values()].filter((ruling) => ruling.confirmed && holdsTalk(actor, stores, ruling));
  if (ours.length === 0) return 0;
  const held = new Set((await stores.outcomes.talks()).map(keyOf));
  const viewer = await actingPerson(actor, stores.accounts);
  const open = ours.filter(
    (ruling) =>
      !held.has(keyOf(ruling)) && !isBarred({ deed: 'decide', parts: partsInRow(viewer, ruling.subject) })
  );
  if (open.length === 0) return 0;
  return open.filter(await holdingRulings(stores)).length;
}

/** The record of a talk, as typed. */
export interface TypedTalk {
  period: string;
  rule: string;
  /** 编号 */
  subject: string;
  /** YYYY-MM-DD on which it was held */
  day: string;
  /** words that were set in it */
  words: string;
  /** YYYY-MM-DD by which the person corrects it; '': no day is set */
  correctBy: string;
}

/**
 * Records that a talk was held, once for each proposal. It changes no points.
 * @throws Problem `not-found` for a talk that another organ holds, that no meeting has confirmed, whose ruling is open again,
 * or that was held already; `own-outcome`, `bad-date`, `talk-day`, `reason-missing`, `talk-correction`, `correction-late`
 */
export function holdTalk(app: App, actor: Actor, { key, ...typed }: { key: string } & TypedTalk) {
  return app.runCommand(actor, { permission: 'hold-talks', key, input: { ...typed } }, async (stores) => {
    const { period, rule, subject, day, words, correctBy } = typed;
    const line = (await talksOf(stores, actor)).find(
      (each) => each.period === period && each.rule.id === rule && each.subject === subject
    );
    if (!line?.ruling.confirmed || line.unsettled !== null || line.talk !== null)
      throw new Problem('not-found', 404);
    const { ruling, name, isOwn } = line;
    if (isOwn) throw new Problem('own-outcome', 403, { name });
    if (!isDay(day)) throw new Problem('bad-date', 422, { value: day });
    if (day < ruling.date || day > dayIn(stores.unit.timeZone, app.clock()))
      throw new Problem('talk-day', 422, { decided: ruling.date });
    needReason(words, longestReason);
    if (correctBy !== '') needCorrectionDay(correctBy, day, 'talk-correction');
    await stores.outcomes.hold({
      period,
      rule,
      subject,
      day,
      words,
      correctBy: correctBy || null,
      account: actor.account,
      ruling: ruling.id
    });
    return null;
  });
}
