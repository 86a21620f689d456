import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setupFields } from '$lib/server/domain/setup/setup-input';
import { phoneOwner } from '$lib/sync';
import type { Endpoint } from './endpoints';
import { formFields } from './forms';
import type { Town } from './town';

/**
 * The kinds of values that a name in an address, a query, a form or a JSON body may carry of another unit:
 * - `foreign`: ids there; sending one of unit B's gives 403 or 404
 * - `published`: codes that are public by design; everybody gets the same answer, byte for byte
 * - `local`: a value that only means something within a unit, like a number in its roster; refused as unknown
 * - `plain`: no id, but a word, a date or a figure; B's ids are sent all the same, and must have no effect
 * - `own`: made by the sender, like a request's key; any value is allowed
 */
type Carried =
  | { kind: 'foreign' | 'published' | 'local'; of: (town: Pick<Town, 'b' | 'held' | 'idsOfB'>) => string[] }
  | { kind: 'plain' | 'own' };

const plain: Carried = { kind: 'plain' };

/** Accounts of unit B, as pages about oneself name them. */
const ownersOf = ({ b }: Pick<Town, 'b'>) =>
  Object.values(b.accounts).map((account) => phoneOwner({ account, unit: b.id }));

/** By the name in the route, as `[name]`, or for a single route, as `/route [name]`. */
const params: Record<string, Carried> = {
  '/n/[code]': { kind: 'published', of: ({ b }) => [b.notice] },
  '/n/[code]/object': { kind: 'published', of: ({ b }) => [b.notice] },
  // a receipt may be read by whoever holds it; it shows the objection's state, and names nobody
  '/o/[receipt]': { kind: 'published', of: ({ b }) => [b.receipt] },
  '/a/[code]': { kind: 'published', of: ({ b }) => [b.announcement, b.withdrawn] },
  '/media/[address]': {
    kind: 'published',
    of: ({ b }) => [b.media.hung.address, b.media.down.address]
  },
  '/wall/[board]': { kind: 'published', of: ({ b }) => [b.board] },
  '/api/board/[board]': { kind: 'foreign', of: ({ b }) => [b.board] },
  '/api/live/board/[board]': { kind: 'foreign', of: ({ b }) => [b.board] },
  '/office/boards/[board]/preview': { kind: 'foreign', of: ({ b }) => [b.board] },
  '/api/board/preview/[board]': { kind: 'foreign', of: ({ b }) => [b.board] },
  '/office/announcements/[code]': { kind: 'foreign', of: ({ b }) => [b.announcement, b.withdrawn] },
  '/office/announcements/[code]/change': {
    kind: 'foreign',
    of: ({ b }) => [b.announcement, b.withdrawn]
  },
  '/office/boards/playlists/[playlist]': { kind: 'foreign', of: ({ idsOfB }) => idsOfB('playlist') },
  '/setup/[secret]': { kind: 'foreign', of: ({ b }) => [b.id] },
  '/calendar/[secret]': { kind: 'foreign', of: ({ b }) => [b.id] },
  '/office/notices/[code]': { kind: 'foreign', of: ({ b }) => [b.notice] },
  '/office/notices/[code]/poster': { kind: 'foreign', of: ({ b }) => [b.notice] },
  '/office/notices/[code]/shown': { kind: 'foreign', of: ({ b }) => [b.notice] },
  '/office/notices/[code]/shown/export': { kind: 'foreign', of: ({ b }) => [b.notice] },
  '/office/boards/[board]': { kind: 'foreign', of: ({ b }) => [b.board] },
  '/office/people/[person]': { kind: 'foreign', of: ({ b }) => b.subjects },
  '/office/people/[person]/service': { kind: 'foreign', of: ({ b }) => b.subjects },
  '/office/people/[person]/standing': { kind: 'foreign', of: ({ b }) => b.subjects },
  '/office/meetings/[meeting]/minutes': { kind: 'foreign', of: ({ idsOfB }) => idsOfB('meeting') },
  '/office/meetings/[meeting]': { kind: 'foreign', of: ({ idsOfB }) => idsOfB('meeting') },
  '/evidence/[evidence]': { kind: 'foreign', of: ({ idsOfB }) => idsOfB('evidence') },
  '/office/objections/[objection]': { kind: 'foreign', of: ({ idsOfB }) => idsOfB('objection') },
  '/office/filings/[filing]': { kind: 'foreign', of: ({ idsOfB }) => idsOfB('filing') },
  '/office/filings/[filing]/document': { kind: 'foreign', of: ({ idsOfB }) => idsOfB('filing') },
  '/office/filings/[filing]/papers/[paper]': { kind: 'foreign', of: ({ idsOfB }) => idsOfB('filing') },
  '/office/spot-checks/[check]': { kind: 'foreign', of: ({ idsOfB }) => idsOfB('spot_check') },
  '/office/spot-checks/[check]/result': { kind: 'foreign', of: ({ idsOfB }) => idsOfB('spot_check') },
  '/office/spot-checks/[check]/[place]': { kind: 'foreign', of: ({ idsOfB }) => idsOfB('spot_check') },
  '/office/help/[page]': { kind: 'foreign', of: ({ b }) => [b.notice] },
  '/office/[...path]': { kind: 'foreign', of: ({ b }) => [b.id, b.notice, `people/${b.subjects[0]}`] }
};

/** Names of queries and form fields; `endpoint name` where an endpoint gives one another meaning. */
const names: Record<string, Carried> = {
  person: { kind: 'foreign', of: ({ b }) => b.subjects },
  code: { kind: 'foreign', of: ({ b }) => [b.announcement, b.withdrawn] },
  files: { kind: 'foreign', of: ({ held }) => [held] },
  // a roster whose other columns are to be read, held for its account alone
  original: { kind: 'foreign', of: ({ held }) => [held] },
  held: { kind: 'foreign', of: ({ held }) => [held] },
  account: { kind: 'foreign', of: ({ b }) => Object.values(b.accounts) },
  deviceTime: plain,
  voters: plain,
  // the digest of questions that were answered, or numbers of the entries that they name
  answered: plain,
  // the digest of the people whose accounts have other names
  linked: plain,
  // numbers of entries that are the same thing as another one
  same: plain,
  'all-same': plain,
  // the account and unit whose page opened a form about oneself, which alone may send it
  opener: { kind: 'local', of: ownersOf },
  // the unit to show, of those in which one is scored
  owner: { kind: 'local', of: ownersOf },
  // nobody of this unit's committee
  'POST /office/meetings account': { kind: 'local', of: ({ b }) => Object.values(b.accounts) },
  'GET /office/accounts account': plain,
  'GET /office/accounts data account': plain,
  // a proposal of the open month; another unit's is unknown
  proposal: { kind: 'local', of: ({ idsOfB }) => idsOfB('seal_proposal') },
  'POST /office/scheme/confirm?/confirm proposal': {
    kind: 'local',
    of: ({ idsOfB }) => idsOfB('adoption_proposal')
  },
  'POST /office/scheme/confirm?/refuse proposal': {
    kind: 'local',
    of: ({ idsOfB }) => idsOfB('adoption_proposal')
  },
  channel: plain,
  claim: { kind: 'foreign', of: ({ idsOfB }) => idsOfB('claim') },
  evidence: { kind: 'foreign', of: ({ idsOfB }) => idsOfB('evidence') },
  into: { kind: 'foreign', of: ({ idsOfB }) => idsOfB('claim') },
  // a person in a document; nobody of another unit stands in it
  'GET /office/filings/file person': plain,
  'GET /office/filings/file data person': plain,
  'GET /office/filings/[filing] person': plain,
  'GET /office/filings/[filing] data person': plain,
  filed: plain,
  recorderName: plain,
  committeeName: plain,
  assemblyName: plain,
  commissionName: plain,
  departmentName: plain,
  superiorName: plain,
  documentBody: plain,
  bodyName: plain,
  // attendance is added to the unit's own meetings, and any other address shows an empty form
  decision: plain,
  'GET /office/claims claim': plain,
  'GET /office/claims data claim': plain,
  // a spot check: its unit, how it is drawn, what was found
  unit: { kind: 'foreign', of: ({ b }) => [b.id] },
  size: plain,
  seed: plain,
  strata: plain,
  finding: plain,
  'POST /office/announcements?/erase file': {
    kind: 'foreign',
    of: ({ b }) => [b.media.hung.id, b.media.down.id]
  },
  remark: plain,
  drawn: plain,
  objection: plain,
  'POST /office/spot-checks/[check]/[place] evidence': plain,
  amend: plain,
  seen: plain,
  // an instant, and which items a list shows
  at: plain,
  of: plain,
  about: plain,
  // the choice of the line that is wrong
  wrong: plain,
  said: plain,
  contact: plain,
  words: plain,
  // files, and a film's description
  picture: plain,
  video: plain,
  'video-words': plain,
  captions: plain,
  captioned: plain,
  attachment: plain,
  // whether the form had boards to choose from
  'asked-where': plain,
  erased: plain,
  ruled: plain,
  // ties that are ruled on together, and whether praise and discipline of one person are both meant
  tieRule: plain,
  tieSubject: { kind: 'local', of: ({ b }) => b.subjects },
  tieSeen: plain,
  tieChosen: plain,
  tieReason: plain,
  meansBoth: plain,
  agrees: plain,
  // whether papers are reread, and the row of a list
  papers: plain,
  row: plain,
  score: plain,
  whose: plain,
  // a notice that is open; another unit's is unknown
  notice: { kind: 'foreign', of: ({ b }) => [b.notice] },
  // read off a slip; whoever has it may read what it leads to
  'GET /o receipt': { kind: 'published', of: ({ b }) => [b.receipt] },
  'GET /o data receipt': { kind: 'published', of: ({ b }) => [b.receipt] },
  receipt: { kind: 'foreign', of: ({ b }) => [b.receipt] },
  // the person whose lines are listed, and prefilled fields; another unit's are unknown
  'GET /office/objections/[objection] person': plain,
  'GET /office/objections/[objection] data person': plain,
  correct: plain,
  // a meeting that decides; another unit's is unknown
  meeting: { kind: 'local', of: ({ idsOfB }) => idsOfB('meeting') },
  'POST /office/objections/[objection]?/assign account': {
    kind: 'local',
    of: ({ b }) => Object.values(b.accounts)
  },
  // the dashboard for which a page was opened, compared with the present one
  dashboard: plain,
  view: plain,
  quantity: plain,
  good: plain,
  basis: plain,
  story: plain,
  paper: plain,
  received: plain,
  owed: plain,
  over: plain,
  corrected: plain,
  subject: { kind: 'local', of: ({ b }) => b.subjects },
  // a role's name or, for ending one, its id
  role: plain,
  'POST /office/accounts?/end role': { kind: 'foreign', of: ({ idsOfB }) => idsOfB('role') },
  id: { kind: 'foreign', of: ({ idsOfB }) => idsOfB('auth_passkey') },
  only: { kind: 'foreign', of: ({ idsOfB }) => idsOfB('auth_session') },
  board: { kind: 'foreign', of: ({ b }) => [b.board] },
  // an address of one's own unit, which nobody else learns
  address: plain,
  // the content of boards, its places and times
  'POST /office/boards/groups?/save group': { kind: 'foreign', of: ({ idsOfB }) => idsOfB('board_group') },
  'POST /office/boards/groups?/remove group': { kind: 'foreign', of: ({ idsOfB }) => idsOfB('board_group') },
  // an announcement to be posted again; another unit's is unknown
  like: plain,
  place: plain,
  'POST /office/announcements?/post place': { kind: 'foreign', of: ({ b }) => [`board:${b.board}`] },
  'POST /office/announcements/[code]/change place': { kind: 'foreign', of: ({ b }) => [`board:${b.board}`] },
  'POST /office/boards/playlists/[playlist]?/save place': {
    kind: 'foreign',
    of: ({ b }) => [`board:${b.board}`]
  },
  'POST /office/boards/screens?/save place': { kind: 'foreign', of: ({ b }) => [`board:${b.board}`] },
  announcement: plain,
  'POST /office/boards/playlists/[playlist]?/save announcement': {
    kind: 'local',
    of: ({ b }) => [b.announcement]
  },
  // shown once more, not yet sent
  'POST /office/boards/emergency?/back unit': plain,
  sending: { kind: 'foreign', of: ({ idsOfB }) => idsOfB('emergency') },
  // the version that was on the page while it was changed
  version: plain,
  // a line that is being moved, not yet saved
  'POST /office/boards/playlists/[playlist]?/reshape line': plain,
  'POST /office/boards/playlists/[playlist]?/save line': plain,
  'POST /office/boards/playlists/[playlist]?/remove line': plain,
  scene: plain,
  seconds: plain,
  first: plain,
  until: plain,
  hours: plain,
  except: plain,
  weekday: plain,
  press: plain,
  drill: plain,
  open: plain,
  night: plain,
  brightness: plain,
  usual: plain,
  time: plain,
  remove: plain,
  removed: plain,
  sent: plain,
  cleared: plain,
  // the demo's only; any other is unknown
  'GET /wall/lite board': plain,
  'GET /wall/lite data board': plain,
  // an announcement that is being written, as JSON
  draft: plain,
  // a screen's code, which no unit has until it is confirmed
  'GET /office/boards code': plain,
  'GET /office/boards data code': plain,
  'POST /office/boards?/pair code': plain,
  // uploads, which have no id yet
  'POST /office/import?/preview files': plain,
  // only the preview reads it
  'POST /office/import?/confirm original': plain,
  'POST /office/import?/confirm held': plain,
  // only its presence matters
  roster: plain,
  'POST /office/takeover?/preview files': plain,
  // a sheet's text, which of a workbook's sheets it is, and the meaning of its columns and marks
  cells: plain,
  sheet: plain,
  column: plain,
  as: plain,
  mark: plain,
  // a line of an account; another unit's is unknown
  line: { kind: 'foreign', of: ({ idsOfB }) => idsOfB('leave_entry') },
  // a ruling whose correction is recorded; another unit's is unknown
  ruling: { kind: 'foreign', of: ({ idsOfB }) => idsOfB('outcome_ruling') },
  correctBy: plain,
  // a rule with a number of this unit's roster
  grant: plain,
  granted: plain,
  amount: plain,
  day: plain,
  // options of how a page is shown
  l: plain,
  lang: plain,
  next: plain,
  out: plain,
  month: plain,
  page: plain,
  printed: plain,
  theme: plain,
  lastDay: plain,
  // the action that was just done
  joined: plain,
  left: plain,
  locale: plain,
  deadlineDay: plain,
  filingMonths: plain,
  accountTerm: plain,
  deadline: plain,
  term: plain,
  // a number that nobody has yet
  'POST /office/people?/join subject': plain,
  pool: plain,
  posted: plain,
  down: plain,
  sealed: plain,
  published: plain,
  done: plain,
  added: plain,
  changed: plain,
  booked: plain,
  already: plain,
  paired: plain,
  renamed: plain,
  ready: plain,
  ended: plain,
  rename: plain,
  end: plain,
  // a year's assessment, an assembly, a ballot
  year: plain,
  community: { kind: 'local', of: ({ b }) => b.subjects },
  'POST /office/assess community': plain,
  saved: plain,
  document: plain,
  text: plain,
  investigator: { kind: 'local', of: ({ b }) => Object.values(b.accounts) },
  months: plain,
  gone: plain,
  made: plain,
  sure: plain,
  'POST /office/people/[person]/standing?/receive code': plain,
  formerUnit: plain,
  cell: plain,
  typed: plain,
  item: plain,
  value: plain,
  matterText: plain,
  quarter: plain,
  entitled: plain,
  present: plain,
  // a number in the unit's own ledger, and how its line is corrected
  entry: plain,
  'GET /office/ledger/correct line': { kind: 'foreign', of: ({ idsOfB }) => idsOfB('entry') },
  'POST /office/ledger/correct/progress line': { kind: 'local', of: ({ idsOfB }) => idsOfB('entry') },
  do: plain,
  chosen: plain,
  // keys that a phone gave its own forms
  keys: plain,
  'POST /office/accounts/roster chosen': { kind: 'local', of: ({ b }) => b.subjects },
  rule: plain,
  upheld: plain,
  reason: plain,
  no: plain,
  group: plain,
  list: plain,
  // the text to search the ledger for, and the place in it
  q: plain,
  upto: plain,
  // the trail: an account of this unit, else nobody; a kind of action; records before a number
  'GET /office/audit account': plain,
  'GET /office/audit data account': plain,
  'GET /office/audit/export account': plain,
  action: plain,
  before: plain,
  // the form that is printed
  'GET /office/print paper': plain,
  'GET /office/print data paper': plain,
  skip: plain,
  progress: plain,
  notified: plain,
  // the phone's cursor
  after: plain,
  epoch: plain,
  longer: plain,
  scheme: plain,
  whole: plain,
  adopted: plain,
  known: plain,
  protocol: plain,
  retired: plain,
  withdrawn: plain,
  // a text to adopt: built in, adopted before, or a file that is held for its account alone
  source: plain,
  file: plain,
  // a row of the unit's own draft
  kind: plain,
  points: plain,
  section: plain,
  english: plain,
  ranks: plain,
  scored: plain,
  clears: plain,
  tried: plain,
  show: plain,
  // fields of forms
  key: { kind: 'own' },
  // a browser's own address for reminders, of what, and in which language
  device: plain,
  kinds: plain,
  language: plain,
  title: plain,
  body: plain,
  hangs: plain,
  period: plain,
  shown: plain,
  early: plain,
  sweep: plain,
  waiting: plain,
  final: plain,
  digest: plain,
  date: plain,
  minutes: plain,
  username: plain,
  password: plain,
  demo: plain,
  name: plain,
  from: plain,
  since: plain,
  // a name in the scheme
  department: plain,
  post: plain,
  workplace: plain,
  to: plain,
  last: plain,
  asked: plain,
  old: plain,
  again: plain,
  why: plain
};

/** All names, without those of single endpoints. */
export const allNames = Object.keys(names).filter((name) => !name.includes(' '));

/**
 * Files that read names without a literal: they pass on what others name, or list them (`setupFields`, all
 * plain).
 */
const handsOn = [
  'src/lib/server/platform/http/pages/page-key.ts',
  'src/routes/setup/[secret]/+page.server.ts',
  'src/routes/account/+page.server.ts',
  'src/routes/forms/fields.ts',
  'src/routes/office/import/+page.server.ts',
  'src/routes/office/takeover/+page.server.ts',
  'src/routes/office/boards/+page.server.ts'
];

/**
 * The names that an endpoint's own code reads: its route's files, the layouts above, what they import from
 * the routes, and its form's in `forms.ts`.
 * @throws Error for a name that is in no table, and for a read whose name can't be seen
 */
export function namesOf(endpoint: Endpoint, town: Pick<Town, 'a'>): { query: string[]; form: string[] } {
  const query = new Set<string>();
  const form = new Set(endpoint.kind === 'action' ? Object.keys(formFields(endpoint.id, town)) : []);
  for (const file of filesOf(endpoint)) {
    const code = readFileSync(file, 'utf8');
    if (
      /\b(?:searchParams|asked|form)\s*\.\s*(?:get|has|getAll)\((?!['"])/.test(code) &&
      !handsOn.includes(file)
    )
      throw new Error(`${file} reads a name that isn't written there: write it as a literal`);
    const literal = String.raw`\(['"]([\w-]+)['"]\)`;
    for (const [, name = ''] of code.matchAll(
      new RegExp(
        String.raw`\b(?:(?:searchParams|asked)\s*\.\s*(?:get|has|getAll)|count|named)${literal}`,
        'g'
      )
    ))
      query.add(name);
    for (const [, got, field] of code.matchAll(
      new RegExp(
        String.raw`\bform\s*\.\s*(?:get|has|getAll)${literal}|\b(?:field|typed)\(\w+, ['"]([\w-]+)['"]`,
        'g'
      )
    ))
      form.add(got ?? field ?? '');
  }
  for (const name of endpoint.kind === 'action' ? form : query)
    if (!Object.hasOwn(names, name) && !setupFields.some((field) => field === name))
      throw new Error(
        `tests/endpoints/names.ts: say what \`${name}\` of ${endpoint.id} may carry of another unit`
      );
  return { query: [...query].sort(), form: [...form].sort() };
}

/**
 * The kind of a name's values at this endpoint; `plain` where only another action of the same file reads it.
 */
export function carriedBy(endpoint: Endpoint, name: string, town: Pick<Town, 'a'>): Carried {
  if (endpoint.kind === 'action' && !Object.hasOwn(formFields(endpoint.id, town), name)) return plain;
  return names[`${endpoint.id} ${name}`] ?? names[name] ?? plain;
}

/**
 * The kind of the values of a route's params.
 * @throws Error for a param that is in no table
 */
export function paramOf(endpoint: Endpoint): Carried {
  const carried = Object.hasOwn(params, endpoint.route) ? params[endpoint.route] : undefined;
  if (!carried)
    throw new Error(
      `tests/endpoints/names.ts: say what the params of ${endpoint.route} may carry of another unit`
    );
  return carried;
}

function filesOf({ folder, kind }: Endpoint): string[] {
  if (kind === 'live' || kind === 'watch') return codeIn(folder);
  const found = new Set(codeIn(folder).filter((file) => basename(file).startsWith('+')));
  for (let at = dirname(folder); at.startsWith('src/routes'); at = dirname(at))
    for (const file of codeIn(at)) if (basename(file).startsWith('+layout')) found.add(file);
  // A set's iteration includes what is added to it meanwhile.
  for (const file of found)
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(/from '(\.{1,2}\/[^']+)'/g)) {
      const imported = `${join(dirname(file), path)}.ts`;
      if (existsSync(imported)) found.add(imported);
    }
  return [...found];
}

function codeIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => join(folder, file));
}
