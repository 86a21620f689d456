import { m } from '$lib/text';
import { subjectText } from '$lib/ui/text/subject-text';
import type { LayoutData } from './$types';

/** The facts from which the menu is made, as the office's layout gives them. */
export type NavigationFacts = Pick<
  LayoutData,
  'beginning' | 'inPublicity' | 'may' | 'objections' | 'people' | 'talks' | 'waiting'
> & {
  scheme: Pick<LayoutData['scheme'], 'subjects'>;
};

/** A line of the menu. */
export interface MenuLine {
  href: string;
  label: string;
  /** a small mark beside the label */
  mark?: string | number;
  /** the mark counts what waits for the reader, and a screen reader says so */
  waits?: boolean;
}

/** The office's menu for the reader: groups of lines, none of them empty. */
export function navigation(facts: NavigationFacts): MenuLine[][] {
  return [work(facts), announcements(facts), boards(facts), unit(facts)].filter(({ length }) => length > 0);
}

/**
 * Whether a line's page, or a page below it, is open. Of several matching lines the longest address wins:
 * 紧急通知 stands below the boards' own.
 * @param path path of the open page
 */
export function isOpen({ href }: MenuLine, path: string, menu: readonly MenuLine[][]): boolean {
  const isHere = (each: string) => path === each || (each !== '/office' && path.startsWith(each));
  const longest = menu
    .flat()
    .map((line) => line.href)
    .filter(isHere)
    .reduce((longer, each) => (each.length > longer.length ? each : longer), '');
  return href === longest;
}

function work({ beginning, inPublicity, may, objections, talks, waiting }: NavigationFacts): MenuLine[] {
  return kept([
    beginning && !may.ledger && { href: '/office/begin', label: m.office_begin() },
    may.ledger && { href: '/office', label: m.office_nav_periods() },
    may.subordinates && { href: '/office/subordinates', label: m.subordinate_title() },
    may.claims && {
      href: '/office/claims',
      label: m.office_nav_claims(),
      mark: waiting?.check || undefined,
      waits: true
    },
    may.meetings && {
      href: '/office/meetings',
      label: m.office_nav_meetings(),
      mark: (waiting?.decide ?? 0) + (waiting?.confirm ?? 0) || undefined,
      waits: true
    },
    may.sealOnly && { href: '/office/seal', label: m.seal_nav() },
    may.import && { href: '/office/import', label: m.office_nav_import() },
    may.ledger && { href: '/office/ledger', label: m.office_nav_ledger() },
    may.ledger && { href: '/office/print', label: m.paper_title() },
    may.assess && { href: '/office/assess', label: m.office_nav_assess() },
    may.assembly && { href: '/office/assembly', label: m.office_nav_assembly() },
    may.ballot && { href: '/office/ballot', label: m.office_nav_ballot() },
    {
      href: '/office/notices',
      label: m.office_nav_notices(),
      mark: inPublicity ? m.office_in_publicity() : undefined
    },
    may.objections && {
      href: '/office/objections',
      label: m.objection_office(),
      mark: objections || undefined,
      waits: true
    },
    may.outcomes && { href: '/office/outcomes', label: m.outcome_title() },
    may.talks && { href: '/office/talks', label: m.talk_title(), mark: talks || undefined, waits: true },
    may.redeem && { href: '/office/redemption', label: m.redemption_title() },
    may.filings && { href: '/office/filings', label: m.filing_title() },
    may.spotChecks && { href: '/office/spot-checks', label: m.spot_title() },
    { href: '/office/deadlines', label: m.deadline_nav() }
  ]);
}

function announcements({ may }: NavigationFacts): MenuLine[] {
  return kept([may.announce && { href: '/office/announcements', label: m.office_nav_announcements() }]);
}

function boards({ may }: NavigationFacts): MenuLine[] {
  const lists = may.boards ? '/office/boards' : '/office/boards/playlists';
  return kept([
    (may.boards || may.playlists) && { href: lists, label: m.office_nav_boards() },
    may.emergency && { href: '/office/boards/emergency', label: m.list_emergency() }
  ]);
}

function unit({ may, people, scheme }: NavigationFacts): MenuLine[] {
  return kept([
    may.people && { href: '/office/people', label: subjectText(scheme).all(), mark: people },
    may.accounts && { href: '/office/accounts', label: m.office_nav_accounts() },
    may.audit && { href: '/office/audit', label: m.trail_title() },
    { href: '/office/scheme', label: m.office_nav_scheme() },
    may.set && { href: '/office/settings', label: m.begin_set_title() },
    may.holidays && !may.set && { href: '/office/settings/holidays', label: m.holiday_title() },
    may.practice && { href: '/office/practice', label: m.practice_title() },
    { href: '/office/help', label: m.help_nav() }
  ]);
}

function kept(lines: (MenuLine | false)[]): MenuLine[] {
  return lines.filter((line) => line !== false);
}
