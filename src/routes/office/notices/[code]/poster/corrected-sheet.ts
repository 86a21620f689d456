import { formatPoints, type Published, type Supplement, type SupplementRow } from '$lib/notice';
import { periodInChinese } from '$lib/server/domain/notices/notice-title-text';
import { m } from '$lib/text';
import { hearingText } from '$lib/ui/text/hearing-text';
import { scoreText } from '$lib/ui/text/score-text';
import { dayInChinese } from './day-in-chinese';

const chinese = { locale: 'zh-CN' } as const;

/**
 * The part of a poster that a supplementary notice has to itself: the reason, and its rows before and after. Its words
 * are Chinese for every reader.
 * @param corrected the notice that it corrects, whose signature and hearing hold for it, too
 */
export function correctedSheet(supplement: Supplement, corrected: Published | null) {
  const snapshot = corrected?.snapshot;
  const basis = [
    m.publish_sheet_basis({ scheme: supplement.scheme.title }, chinese),
    ...supplement.decided.map(({ date, body, minutes }) =>
      m.publish_sheet_basis_meeting(
        { date: dayInChinese(date), body, record: minutes && m.common_meeting_record({ minutes }, chinese) },
        chinese
      )
    )
  ].join(m.publish_sheet_basis_joint({}, chinese));
  return {
    kind: 'corrected' as const,
    publisher: snapshot?.publisher?.name ?? '',
    score: scoreText(snapshot?.score, 'zh-CN'),
    hearing: snapshot ? hearingText(snapshot, 'zh-CN') : '',
    rests: m.publish_sheet_corrects(
      { ...supplement.corrects.number, reason: reasonInChinese(supplement), basis },
      chinese
    ),
    rows: supplement.rows.map(({ name, pool, before, after }) => ({
      name,
      pool,
      before: figuresInChinese(supplement, before),
      after: figuresInChinese(supplement, after)
    }))
  };
}

/** The sentence that heads a supplementary notice on its public page, in Chinese. */
function reasonInChinese({ assemblyOf, booked, decided, rows }: Supplement): string {
  const isSame = rows.every(({ before, after }) => JSON.stringify(before) === JSON.stringify(after));
  if (isSame) return m.objection_supplement_same({}, chinese);
  if (booked === undefined) return m.reread_supplement_lead({}, chinese);
  const month = periodInChinese(booked);
  if (assemblyOf === undefined) return m.objection_supplement_lead({ month }, chinese);
  const [meeting] = decided;
  const by = { date: dayInChinese(meeting?.date ?? ''), body: meeting?.body ?? '' };
  const reason = m.objection_supplement_by_assembly(by, chinese);
  return m.objection_supplement_assembly_lead(
    { reason, quarter: periodInChinese(assemblyOf), month },
    chinese
  );
}

function figuresInChinese(
  { ranks }: Pick<Supplement, 'ranks'>,
  { rank, points, balance }: SupplementRow['before']
) {
  const total = ranks === 'balance' ? (balance ?? null) : points;
  return {
    figure: total === null ? '' : m.objection_points({ points: formatPoints(total) }, chinese),
    place: rank === null ? m.objection_unranked({}, chinese) : m.objection_rank({ rank }, chinese)
  };
}
