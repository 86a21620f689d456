import {
  formatPoints,
  groupName,
  rulingNode,
  workingNode,
  workingsOf,
  type ExplanationNode,
  type Hundredths,
  type Working
} from '$lib/points';
import { objectionNo } from '../objections/objection';
import type { PeriodInput } from '../periods/score-period';
import type { UnitStores } from '../units/unit-stores';
import type { Rereading } from './ballots';

type Balloted = Extract<Working, { kind: 'ballots' }>;
type Input = PeriodInput & { subject: PeriodInput['subjects'][number] };

/**
 * The nodes about rereadings of a sealed year's papers about a person, each with its objection and
 * decision, and the ballot's result with them; they are shown below the ballot's own explanation, which
 * stays as it was sealed. Empty without rereadings.
 * @param kept how the ballot's result was calculated when the year was sealed
 */
export async function rereadNodes(
  stores: UnitStores,
  kept: Balloted,
  input: Input,
  nameOf: Parameters<typeof workingNode>[1]
): Promise<ExplanationNode[]> {
  const year = Number(input.period);
  const own = await rereadOf(stores, year, input.subject.id);
  if (own.length === 0) return [];
  const ballots = await stores.ballots.counted(year, 'all');
  const now = workingsOf({ ...input, ballots }).find((each) => each.kind === 'ballots');
  if (now?.kind !== 'ballots') return [];
  const rulings = new Map((await stores.decisions.list()).map((ruling) => [ruling.id, ruling]));
  const ids = [...new Set(own.map(({ objection }) => objection))];
  const numbers = new Map(
    (await stores.objections.list({ ids })).map((each) => [each.id, objectionNo(each)])
  );
  // With few papers a figure would reveal what some of them say.
  const isFew = (group: string) =>
    [...kept.groups, ...now.groups].some((each) => each.group === group && each.ballots < kept.minimum);
  const papers = own.map(({ no, group, was, score, objection, decision }) => {
    const [by, ruling] = [numbers.get(objection) ?? '', rulings.get(decision)];
    const [zh, en] = isFew(group) ? ['', ''] : [figures(was, score, '没有打分'), figures(was, score, 'none')];
    return step(
      `封存后更正 ${no} 号票（${groupName(group).zh}）：${by}${zh}`,
      `Put right since: paper ${no} (${groupName(group).en}), ${by}${en}`,
      ruling ? [rulingNode(ruling)] : []
    );
  });
  const comes = workingNode(now, nameOf);
  return [
    ...papers,
    step(
      `按更正后的票，${comes.zh}，以补充公示为准`,
      `By the papers as they are read now, ${comes.en}; the supplementary notice has the result`
    )
  ];
}

function figures(was: Hundredths | null, now: Hundredths | null, none: string): string {
  return ` ${[was, now].map((score) => (score === null ? none : formatPoints(score))).join(' → ')}`;
}

function step(zh: string, en: string, children: ExplanationNode[] = []): ExplanationNode {
  return { code: 'step', zh, en, points: null, children };
}

/** The rereadings about one person, each with the score that it replaces. */
async function rereadOf(
  { ballots }: UnitStores,
  year: number,
  subject: string
): Promise<(Rereading & { was: Hundredths | null })[]> {
  const ballot = await ballots.of(year);
  if (!ballot) return [];
  const stood = new Map<string, Hundredths | null>(
    ballot.papers.flatMap(({ no, scores }) => scores.map(({ score }, line) => [`${no} ${line}`, score]))
  );
  return ballot.rereadings.flatMap((reading) => {
    if (reading.subject !== subject) return [];
    const place = `${reading.no} ${reading.line}`;
    const was = stood.get(place) ?? null;
    stood.set(place, reading.score);
    return [{ ...reading, was }];
  });
}
