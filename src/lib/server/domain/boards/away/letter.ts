import { localTime } from '$lib/calendar';
import { m } from '$lib/text';
import { createHash } from 'node:crypto';
import type { Letter } from '../../../platform/mail/post';
import { notifyAfter } from './note-outages';

/** A board in a letter, unchecked from the database: its name need not be one line. */
export interface BoardInLetter {
  code: string;
  name: string;
  /** names of its groups, which say where it hangs */
  groups: readonly string[];
  /** when it was last heard of before it was away */
  since: string;
  /** when it was last heard of, or was heard again */
  at: string;
  /** the scene that it last showed; null: it hasn't said */
  scene: string | null;
}

interface LetterParams {
  about: 'away' | 'back';
  to: string;
  unit: { name: string; timeZone: string };
  boards: readonly [BoardInLetter, ...BoardInLetter[]];
  /** the page of a board; null: nobody has set where this server is reached */
  page(board: string): string | null;
}

const languages = ['zh-CN', 'en'] as const;
type Locale = (typeof languages)[number];

/** Writes the letter about boards of one unit that are away or back, in Chinese with English below. */
export function letterOf(params: LetterParams): Letter {
  const names = params.boards.map(({ code, since }) => `${code} ${since}`).join('\n');
  return {
    to: params.to,
    subject: languages.map((locale) => subjectIn(locale, params)).join(' / '),
    text: languages.map((locale) => textIn(locale, params)).join('\n\n———\n\n') + '\n',
    id: createHash('sha256').update(`${params.about}\n${names}`).digest('hex').slice(0, 32)
  };
}

function subjectIn(locale: Locale, { about, unit, boards }: LetterParams): string {
  const count = boards.length;
  const said = { unit: line(unit.name), name: line(boards[0].name) };
  if (count > 1) {
    const many = about === 'away' ? m.mail_away_subject_many : m.mail_back_subject_many;
    return many({ unit: said.unit, count }, { locale });
  }
  return (about === 'away' ? m.mail_away_subject : m.mail_back_subject)(said, { locale });
}

function textIn(locale: Locale, { about, unit, boards, page }: LetterParams): string {
  const lead =
    about === 'away'
      ? m.mail_away_lead({ minutes: notifyAfter }, { locale })
      : m.mail_back_lead({}, { locale });
  const parts = boards.map((board) => {
    const when = momentIn(locale, board.at, unit.timeZone);
    const address = page(board.code);
    const scene = board.scene === null ? null : m.scene_name({ scene: line(board.scene) }, { locale });
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

/** Makes a name one line, so that no header can begin in it, nor a line that seems to be ours. */
function line(name: string): string {
  return name.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
