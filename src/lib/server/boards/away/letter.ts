import { localTime } from '$lib/calendar';
import { m } from '$lib/text';
import { shownNames } from '$lib/text/scene-names';
import { createHash } from 'node:crypto';
import type { Letter } from '../../mail/post';
import { toldAfter } from './note-outages';

/** A board in a letter, as it stands in the database: nobody's word for it that it is one line. */
export interface BoardInLetter {
  code: string;
  name: string;
  /** names of its groups: where it hangs */
  groups: readonly string[];
  /** when it was last heard of before it was away */
  since: string;
  /** when it was last heard of, or was heard again */
  at: string;
  /** the scene that it last showed; null: it hasn't said */
  scene: string | null;
}

interface Told {
  about: 'away' | 'back';
  to: string;
  unit: { name: string; timeZone: string };
  boards: readonly [BoardInLetter, ...BoardInLetter[]];
  /** the page of a board; null: nobody has set where this server is reached */
  page(board: string): string | null;
}

const languages = ['zh-CN', 'en'] as const;
type Locale = (typeof languages)[number];

/** What is told of boards of one unit that are away or back: in Chinese, and in English below. */
export function letterOf(told: Told): Letter {
  const names = told.boards.map(({ code, since }) => `${code} ${since}`).join('\n');
  return {
    to: told.to,
    subject: languages.map((locale) => subjectIn(locale, told)).join(' / '),
    text: languages.map((locale) => textIn(locale, told)).join('\n\n———\n\n') + '\n',
    id: createHash('sha256').update(`${told.about}\n${names}`).digest('hex').slice(0, 32)
  };
}

function subjectIn(locale: Locale, { about, unit, boards }: Told): string {
  const count = boards.length;
  const said = { unit: line(unit.name), name: line(boards[0].name) };
  if (count > 1) {
    const many = about === 'away' ? m.mail_away_subject_many : m.mail_back_subject_many;
    return many({ unit: said.unit, count }, { locale });
  }
  return (about === 'away' ? m.mail_away_subject : m.mail_back_subject)(said, { locale });
}

function textIn(locale: Locale, { about, unit, boards, page }: Told): string {
  const lead =
    about === 'away'
      ? m.mail_away_lead({ minutes: toldAfter }, { locale })
      : m.mail_back_lead({}, { locale });
  const parts = boards.map((board) => {
    const when = momentIn(locale, board.at, unit.timeZone);
    const address = page(board.code);
    const scene =
      board.scene === null ? null : (shownNames[board.scene]?.({}, { locale }) ?? line(board.scene));
    return [
      placeIn(locale, board),
      about === 'away' ? m.mail_since({ when }, { locale }) : m.mail_back_at({ when }, { locale }),
      ...(about === 'away' && scene !== null ? [m.mail_last_scene({ scene }, { locale })] : []),
      ...(address === null ? [] : [m.mail_look({ address }, { locale })])
    ].join('\n');
  });
  const foot = about === 'away' ? m.mail_foot_away : m.mail_foot_back;
  return [lead, ...parts, foot({ unit: line(unit.name) }, { locale })].join('\n\n');
}

function placeIn(locale: Locale, { name, groups }: BoardInLetter): string {
  if (groups.length === 0) return line(name);
  return m.mail_board_in(
    { name: line(name), groups: groups.map(line).join(locale === 'en' ? ', ' : '、') },
    { locale }
  );
}

function momentIn(locale: Locale, instant: string, timeZone: string): string {
  const { date, time } = localTime(Date.parse(instant), timeZone);
  const [year, month, day] = date.split('-').map(Number);
  return locale === 'en' ? `${date} ${time}` : `${year}年${month}月${day}日 ${time}`;
}

/** A name is one line wherever it stands: no header can begin in it, nor a line that seems to be ours. */
function line(name: string): string {
  return name.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
