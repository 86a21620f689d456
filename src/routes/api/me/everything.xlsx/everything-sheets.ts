import type { MyEverything } from '$lib/server/domain/me/my-everything';
import type { PrintedSheet, WorkbookCell } from '$lib/server/platform/workbook/sheet';
import { getLocale, m } from '$lib/text';
import { claimStates } from '$lib/ui/text/claim-states';
import { localMoment, momentText } from '$lib/ui/text/dates';
import { decisionBody } from '$lib/ui/text/marking-text';
import { groupName } from '$lib/ui/text/group-name';
import { objectionStates } from '$lib/ui/text/objection-states';
import { periodTitle } from '$lib/ui/text/period-text';
import { reasonWord } from '$lib/ui/text/reasons';
import { rulingText } from '$lib/ui/text/ruling-text';
import { scoreHeading } from '$lib/ui/text/score-text';
import { statusText } from '$lib/ui/text/status-text';

const text = { style: 'text' } as const;

/**
 * Everything of one's own as sheets to read and to go on calculating with: results, entries, claims, objections, outcomes.
 * @param title above each table
 */
export function everythingSheets(everything: MyEverything, title: string): PrintedSheet[] {
  return [
    resultsSheet(everything, title),
    entriesSheet(everything, title),
    claimsSheet(everything, title),
    objectionsSheet(everything, title),
    outcomesSheet(everything, title),
    serviceSheet(everything, title)
  ];
}

function entryName({ reverses, revokes, ...names }: MyEverything['entries'][number]): string {
  if (reverses !== null) return m.office_reversal({ id: reverses });
  const what = inLocale(names);
  return revokes === null ? what : m.office_revocation({ id: revokes, what });
}

const inLocale = ({ name, english }: { name: string; english: string }) =>
  getLocale() === 'en' ? english : name;

function resultsSheet({ results, unit, scheme }: MyEverything, title: string): PrintedSheet {
  return {
    name: m.own_results(),
    titles: [title],
    columns: [
      { title: m.office_col_period(), width: 16, ...text },
      { title: m.paper_points({ score: scoreHeading(scheme.score) }), width: 12, style: 'points' },
      { title: m.paper_balance(), width: 12, style: 'number' },
      { title: m.office_col_rank(), width: 8, style: 'number' },
      { title: m.office_col_state(), width: 14, ...text },
      { title: m.office_col_sealed(), width: 20, style: 'moment' },
      { title: m.paper_notice(), width: 66, ...text }
    ],
    rows: results.map((one): WorkbookCell[] => [
      periodTitle(one.period),
      one.points,
      one.balance,
      one.rank,
      one.isPaper ? m.paper_taken() : statusText[one.status](),
      localMoment(one.sealed, unit.timeZone),
      one.notice?.digest ?? ''
    ])
  };
}

function entriesSheet({ entries }: MyEverything, title: string): PrintedSheet {
  return {
    name: m.own_sheet_entries(),
    titles: [title],
    columns: [
      { title: m.office_col_id(), width: 14, ...text },
      { title: m.office_col_date(), width: 12, style: 'date' },
      { title: m.ledger_col_booked(), width: 10, ...text },
      { title: m.office_col_item(), width: 26, ...text },
      { title: m.office_col_clause(), width: 12, ...text },
      { title: m.office_col_points(), width: 9, style: 'points' },
      { title: m.office_col_why(), width: 16, ...text },
      { title: m.office_col_matter(), width: 22, ...text },
      { title: m.office_col_basis(), width: 22, ...text },
      { title: m.office_col_decision(), width: 34, ...text }
    ],
    rows: entries.map((one): WorkbookCell[] => [
      one.id,
      one.date,
      periodTitle(one.period),
      entryName(one),
      one.clause?.ref ?? '',
      one.points + one.ofYear,
      one.reason ? reasonWord(one.reason) : '',
      one.matterText,
      one.basis,
      one.decision ? [one.decision.date, decisionBody(one.decision), one.decision.minutes].join(' ') : ''
    ])
  };
}

function claimsSheet({ claims }: MyEverything, title: string): PrintedSheet {
  return {
    name: m.own_sheet_claims(),
    titles: [title],
    columns: [
      { title: m.office_col_claim(), width: 16, ...text },
      { title: m.office_col_date(), width: 12, style: 'date' },
      { title: m.office_col_item(), width: 26, ...text },
      { title: m.office_col_points(), width: 9, style: 'points' },
      { title: m.office_col_basis(), width: 22, ...text },
      { title: m.own_col_story(), width: 40, ...text },
      { title: m.office_col_state(), width: 16, ...text },
      { title: m.office_col_why(), width: 34, ...text }
    ],
    rows: claims.map((claim): WorkbookCell[] => [
      claim.no,
      claim.fields.date,
      inLocale(claim),
      claim.points,
      claim.fields.basis,
      claim.fields.story,
      claimStates[claim.state](),
      claim.words
    ])
  };
}

function objectionsSheet(everything: MyEverything, title: string): PrintedSheet {
  const { timeZone } = everything.unit;
  return {
    name: m.own_sheet_objections(),
    titles: [title],
    columns: [
      { title: m.objection_number(), width: 16, ...text },
      { title: m.objection_against(), width: 18, ...text },
      { title: m.objection_filed_on(), width: 20, style: 'moment' },
      { title: m.objection_said(), width: 40, ...text },
      { title: m.office_col_state(), width: 14, ...text },
      { title: m.objection_answer(), width: 50, ...text }
    ],
    rows: everything.objections.map((one): WorkbookCell[] => [
      one.no,
      periodTitle(one.notice.period),
      localMoment(one.filed, timeZone),
      one.words,
      objectionStates[one.state](),
      one.answers.map(({ at, words }) => `${momentText(at, timeZone)} ${words}`).join('\n')
    ])
  };
}

function outcomesSheet({ outcomes }: MyEverything, title: string): PrintedSheet {
  return {
    name: m.own_outcomes(),
    titles: [title],
    columns: [
      { title: m.office_col_period(), width: 16, ...text },
      { title: m.own_outcomes(), width: 24, ...text },
      { title: m.own_col_value(), width: 9, style: 'number' },
      { title: m.office_col_clause(), width: 12, ...text },
      { title: m.office_col_state(), width: 16, ...text },
      { title: m.office_col_decision(), width: 34, ...text },
      { title: m.office_col_why(), width: 34, ...text }
    ],
    rows: outcomes.map((one): WorkbookCell[] => [
      periodTitle(one.period),
      inLocale(one),
      one.value,
      one.clause.ref,
      stateOf(one),
      one.ruling ? `${one.ruling.date} ${one.ruling.minutes}` : '',
      one.ruling?.words ?? ''
    ])
  };
}

function serviceSheet({ person }: MyEverything, title: string): PrintedSheet {
  const { number, earlier = [], ...last } = person;
  return {
    name: m.begin_service(),
    titles: [title],
    columns: [
      { title: m.office_col_number(), width: 12, ...text },
      { title: m.begin_service_from(), width: 12, style: 'date' },
      { title: m.begin_service_to(), width: 12, style: 'date' },
      { title: m.office_col_pool(), width: 16, ...text },
      { title: m.office_col_group(), width: 16, ...text },
      { title: m.office_col_department(), width: 20, ...text },
      { title: m.office_col_post(), width: 20, ...text },
      { title: m.office_col_workplace(), width: 24, ...text }
    ],
    rows: [...earlier, last].map(({ from, to, pool, group, ...spell }): WorkbookCell[] => [
      number,
      from ?? '',
      to ?? m.begin_service_open(),
      pool,
      groupName(group),
      spell.department ?? '',
      spell.post ?? '',
      spell.workplace ?? ''
    ])
  };
}

function stateOf({ ruling, isVoid, ofAssembly }: MyEverything['outcomes'][number]): string {
  if (ruling) return rulingText(ruling);
  if (isVoid) return m.outcome_void();
  return ofAssembly ? m.outcome_of_assembly() : m.outcome_open();
}
