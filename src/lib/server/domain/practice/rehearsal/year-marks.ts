import { dayIn } from '$lib/calendar';
import { formatPoints } from '$lib/points';
import { saveAssessment, shownCells } from '../../assessments/save-assessment';
import { enteredSheet, type EnteredSheet } from '../../assessments/sheet';
import { checkBallot, closeBallot, keyPaper, openBallot } from '../../ballots/keep-ballot';
import { stateVoters } from '../../ballots/state-voters';
import { ballotSheet, type BallotSheet } from '../../ballots/tally';
import { lifeKey, type YearLife } from './year-life';

/** Enters the year's marks of every department, where the rules have any. */
export async function giveMarks(life: YearLife, year: number): Promise<void> {
  const { app, recorder, scores } = life;
  const sheet = () => app.readTransaction(recorder, (stores) => enteredSheet(stores, year));
  const { indicators, communities } = await sheet();
  const departments = new Set(
    indicators.flatMap(({ department, figures }) => (figures.length > 0 ? [department] : []))
  );
  if (scores === 'none' || communities.length === 0) return;
  for (const [at, department] of [...departments].entries()) {
    const now = await sheet();
    await saveAssessment(app, recorder, {
      key: lifeKey(life, 'marks', year, at),
      year,
      department,
      document: `演练考核表〔${year}〕`,
      date: dayIn((await app.read(recorder)).unit.timeZone, app.clock()),
      shown: shownCells(now, department),
      cells: cellsOf(now, department, life)
    });
  }
}

function cellsOf({ indicators, communities }: EnteredSheet, department: string, { scores }: YearLife) {
  const figures = indicators
    .filter((each) => each.department === department && each.by === 'figure')
    .flatMap((each) => each.figures);
  return figures.flatMap((item) =>
    communities.map(({ id: subject }, at) => {
      const less = scores === 'alike' ? 0 : (at % 4) * 100;
      return { subject, item: item.id, typed: formatPoints(Math.max(0, item.max - less)) };
    })
  );
}

/** Opens, fills, compares and closes the year's ballot, where the rules have one and somebody votes. */
export async function holdYearBallot(life: YearLife, year: number): Promise<void> {
  const { app, recorder, second, scores } = life;
  const sheet = () => app.readTransaction(recorder, (stores) => ballotSheet(stores, year));
  const before = await sheet();
  if (!before || scores === 'none') return;
  const { item, people } = before;
  const papers = people.length === 0 ? [] : papersOf(before);
  if (papers.length === 0) return;
  await openBallot(app, recorder, { key: lifeKey(life, 'ballot', year), year });
  for (const { group, most } of before.papers)
    if (most === null) {
      const stated = { group, voters: String(item.minimum), why: '' };
      await stateVoters(app, recorder, { key: lifeKey(life, 'voters', year, group), year, ...stated });
    }
  for (const [at, group] of papers.entries()) {
    const no = String(at + 1);
    const typed = people.map(({ id: subject }, place) => ({
      subject,
      typed: String(scores === 'alike' ? 90 : 99 - (place % 20))
    }));
    await keyPaper(app, recorder, { key: lifeKey(life, 'paper', year, no), year, no, group, scores: typed });
  }
  const shown = (await sheet())?.shown ?? '';
  await checkBallot(app, second, { key: lifeKey(life, 'ballot-checked', year), year, shown });
  await closeBallot(app, recorder, { key: lifeKey(life, 'ballot-closed', year), year, shown });
}

/** The group of each paper: as many as count, and no more than may vote. A unit may state as many where its roster doesn't say. */
function papersOf({ item, papers }: BallotSheet): string[] {
  return papers.flatMap(({ group, most }) =>
    Array.from({ length: Math.min(item.minimum, most ?? item.minimum) }, () => group)
  );
}
