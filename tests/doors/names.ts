import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setupFields } from '$lib/server/setup/setup-input';
import type { Door } from './doors';
import { formOf } from './forms';
import type { Town } from './town';

/**
 * What a name in an address, a query, a form or a JSON body may carry of another unit:
 * - `foreign`: ids there; whoever sends one of unit B's gets 403 or 404
 * - `published`: codes that are public by design; whoever sends one gets what everybody gets, byte for byte
 * - `local`: a number that only means something within a unit, like one in its roster: refused as unknown
 * - `plain`: no id: a word, a date, a figure. B's ids are sent all the same, and must do nothing
 * - `own`: made by the sender himself, like the key of an act: whatever it is, it is his
 */
type Carried =
  | { kind: 'foreign' | 'published' | 'local'; of: (town: Pick<Town, 'b' | 'held' | 'idsOfB'>) => string[] }
  | { kind: 'plain' | 'own' };

const plain: Carried = { kind: 'plain' };

/** By the name that stands in the route, as `[name]`. A route of its own may say otherwise, as `/route [name]`. */
export const params: Record<string, Carried> = {
  '/n/[code]': { kind: 'published', of: ({ b }) => [b.notice] },
  '/n/[code]/object': { kind: 'published', of: ({ b }) => [b.notice] },
  // whoever has it, may read it: it tells where an objection stands, and whose it is to nobody
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
  '/office/notices/[code]': { kind: 'foreign', of: ({ b }) => [b.notice] },
  '/office/notices/[code]/poster': { kind: 'foreign', of: ({ b }) => [b.notice] },
  '/office/notices/[code]/shown': { kind: 'foreign', of: ({ b }) => [b.notice] },
  '/office/notices/[code]/shown/export': { kind: 'foreign', of: ({ b }) => [b.notice] },
  '/office/boards/[board]': { kind: 'foreign', of: ({ b }) => [b.board] },
  '/office/people/[person]': { kind: 'foreign', of: ({ b }) => b.subjects },
  '/office/people/[person]/standing': { kind: 'foreign', of: ({ b }) => b.subjects },
  '/office/meetings/[meeting]/minutes': { kind: 'foreign', of: ({ idsOfB }) => idsOfB('meeting') },
  '/office/meetings/[meeting]': { kind: 'foreign', of: ({ idsOfB }) => idsOfB('meeting') },
  '/evidence/[evidence]': { kind: 'foreign', of: ({ idsOfB }) => idsOfB('evidence') },
  '/office/objections/[objection]': { kind: 'foreign', of: ({ idsOfB }) => idsOfB('objection') },
  '/office/filings/[filing]': { kind: 'foreign', of: ({ idsOfB }) => idsOfB('filing') },
  '/office/filings/[filing]/document': { kind: 'foreign', of: ({ idsOfB }) => idsOfB('filing') },
  '/office/spot-checks/[check]': { kind: 'foreign', of: ({ idsOfB }) => idsOfB('spot_check') },
  '/office/spot-checks/[check]/result': { kind: 'foreign', of: ({ idsOfB }) => idsOfB('spot_check') },
  '/office/spot-checks/[check]/[place]': { kind: 'foreign', of: ({ idsOfB }) => idsOfB('spot_check') },
  '/office/[...path]': { kind: 'foreign', of: ({ b }) => [b.id, b.notice, `people/${b.subjects[0]}`] }
};

/** Names of queries and form fields; `door name` where a door means something else by it. */
export const names: Record<string, Carried> = {
  person: { kind: 'foreign', of: ({ b }) => b.subjects },
  code: { kind: 'foreign', of: ({ b }) => [b.announcement, b.withdrawn] },
  files: { kind: 'foreign', of: ({ held }) => [held] },
  // a roster of which other columns are to be read: held for its account alone
  original: { kind: 'foreign', of: ({ held }) => [held] },
  account: { kind: 'foreign', of: ({ b }) => Object.values(b.accounts) },
  // nobody of this unit's committee
  'POST /office/meetings account': { kind: 'local', of: ({ b }) => Object.values(b.accounts) },
  'GET /office/accounts account': plain,
  'GET /office/accounts data account': plain,
  // of the open month: another unit's is none of them
  proposal: { kind: 'local', of: ({ idsOfB }) => idsOfB('seal_proposal') },
  channel: plain,
  claim: { kind: 'foreign', of: ({ idsOfB }) => idsOfB('claim') },
  evidence: { kind: 'foreign', of: ({ idsOfB }) => idsOfB('evidence') },
  into: { kind: 'foreign', of: ({ idsOfB }) => idsOfB('claim') },
  // which is opened beside the list; which is mended: of another unit's there is none
  // whose lines are shown: of another unit's nobody stands in a document
  'GET /office/filings/file person': plain,
  'GET /office/filings/file data person': plain,
  'GET /office/filings/[filing] person': plain,
  'GET /office/filings/[filing] data person': plain,
  filed: plain,
  'GET /office/claims claim': plain,
  'GET /office/claims data claim': plain,
  // a spot check: of which unit, how it is drawn, what was found
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
  mend: plain,
  seen: plain,
  // an instant; which items a list shows
  at: plain,
  of: plain,
  about: plain,
  said: plain,
  contact: plain,
  words: plain,
  // files, and what a film shows
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
  agrees: plain,
  // whether papers are read otherwise, and of a list its row
  papers: plain,
  row: plain,
  score: plain,
  whose: plain,
  // of a notice that is open; another unit's is none of these
  notice: { kind: 'foreign', of: ({ b }) => [b.notice] },
  'GET /mine/objections notice': plain,
  'GET /mine/objections data notice': plain,
  // read off a slip: whoever has it, may read what it leads to
  'GET /o receipt': { kind: 'published', of: ({ b }) => [b.receipt] },
  'GET /o data receipt': { kind: 'published', of: ({ b }) => [b.receipt] },
  receipt: { kind: 'foreign', of: ({ b }) => [b.receipt] },
  // whose lines are listed, and what is filled in: of another unit there is none
  'GET /office/objections/[objection] person': plain,
  'GET /office/objections/[objection] data person': plain,
  correct: plain,
  // a meeting that decides: another unit's is none
  meeting: { kind: 'local', of: ({ idsOfB }) => idsOfB('meeting') },
  'POST /office/objections/[objection]?/assign account': {
    kind: 'local',
    of: ({ b }) => Object.values(b.accounts)
  },
  // at whose desk a page was opened: compared with whose it is now
  desk: plain,
  view: plain,
  quantity: plain,
  basis: plain,
  story: plain,
  paper: plain,
  owed: plain,
  over: plain,
  mended: plain,
  subject: { kind: 'local', of: ({ b }) => b.subjects },
  // a role's name; where one is ended, its id
  role: plain,
  'POST /office/accounts?/end role': { kind: 'foreign', of: ({ idsOfB }) => idsOfB('role') },
  id: { kind: 'foreign', of: ({ idsOfB }) => idsOfB('auth_passkey') },
  only: { kind: 'foreign', of: ({ idsOfB }) => idsOfB('auth_session') },
  board: { kind: 'foreign', of: ({ b }) => [b.board] },
  // one's own unit's, of whom nobody else hears
  address: plain,
  // what boards show, where and when
  'POST /office/boards/groups?/save group': { kind: 'foreign', of: ({ idsOfB }) => idsOfB('board_group') },
  'POST /office/boards/groups?/remove group': { kind: 'foreign', of: ({ idsOfB }) => idsOfB('board_group') },
  // an announcement that is written once more: of another unit's there is none
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
  // which one was on the desk while it was changed
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
  // the demo's alone: of any other there is none
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
  // read by the preview alone
  'POST /office/import?/confirm original': plain,
  // nothing but whether it is there
  roster: plain,
  'POST /office/takeover?/preview files': plain,
  // a sheet's text, which of a workbook's it is, and what its columns and marks stand for
  cells: plain,
  sheet: plain,
  column: plain,
  as: plain,
  mark: plain,
  // of an account's line in another unit there is none here
  line: { kind: 'foreign', of: ({ idsOfB }) => idsOfB('leave_entry') },
  amount: plain,
  day: plain,
  // views
  l: plain,
  lang: plain,
  next: plain,
  out: plain,
  month: plain,
  page: plain,
  theme: plain,
  lastDay: plain,
  // what was just done
  joined: plain,
  left: plain,
  locale: plain,
  deadlineDay: plain,
  filingMonths: plain,
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
  matter: plain,
  quarter: plain,
  entitled: plain,
  present: plain,
  // a number in the unit's own ledger
  entry: plain,
  rule: plain,
  upheld: plain,
  reason: plain,
  no: plain,
  group: plain,
  list: plain,
  // what the ledger is looked through for, and where in it
  q: plain,
  upto: plain,
  // who did what: an account of this unit, else nobody; a kind of act; records before a number
  'GET /office/audit account': plain,
  'GET /office/audit data account': plain,
  'GET /office/audit/export account': plain,
  act: plain,
  before: plain,
  // which form is printed
  'GET /office/print paper': plain,
  'GET /office/print data paper': plain,
  skip: plain,
  told: plain,
  // the phone's cursor
  after: plain,
  epoch: plain,
  longer: plain,
  scheme: plain,
  adopted: plain,
  known: plain,
  knows: plain,
  retired: plain,
  withdrawn: plain,
  // a text to adopt: built in, adopted before, or a file that is held for its account alone
  source: plain,
  file: plain,
  // forms
  key: { kind: 'own' },
  title: plain,
  body: plain,
  hangs: plain,
  period: plain,
  shown: plain,
  early: plain,
  final: plain,
  digest: plain,
  date: plain,
  minutes: plain,
  username: plain,
  password: plain,
  demo: plain,
  name: plain,
  from: plain,
  // what a scheme calls it
  department: plain,
  to: plain,
  last: plain,
  asked: plain,
  old: plain,
  again: plain,
  why: plain
};

/** All of them, without those of one door. */
export const allNames = Object.keys(names).filter((name) => !name.includes(' '));

/** These read names that no literal gives: they hand on what others name, or list them (`setupFields`: plain, all). */
const handsOn = [
  'src/routes/setup/[secret]/+page.server.ts',
  'src/routes/account/+page.server.ts',
  'src/routes/fields.ts',
  'src/routes/office/import/+page.server.ts',
  'src/routes/office/takeover/+page.server.ts',
  'src/routes/office/boards/+page.server.ts'
];

/**
 * The names that a door's own code reads: its route's files, the layouts above, what they import from the routes, and
 * what its form has in `forms.ts`.
 * @throws for a name that stands in no table, and for a read whose name can't be seen
 */
export function namesOf(door: Door, town: Pick<Town, 'a'>): { query: string[]; form: string[] } {
  const query = new Set<string>();
  const form = new Set(door.kind === 'action' ? Object.keys(formOf(door.id, town)) : []);
  for (const file of filesOf(door)) {
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
  for (const name of door.kind === 'action' ? form : query)
    if (!Object.hasOwn(names, name) && !setupFields.some((field) => field === name))
      throw new Error(`tests/doors/names.ts: say what \`${name}\` of ${door.id} may carry of another unit`);
  return { query: [...query].sort(), form: [...form].sort() };
}

/** What a name carries at this door; nothing, where another action of the same file reads it. */
export function carriedBy(door: Door, name: string, town: Pick<Town, 'a'>): Carried {
  if (door.kind === 'action' && !Object.hasOwn(formOf(door.id, town), name)) return plain;
  return names[`${door.id} ${name}`] ?? names[name] ?? plain;
}

/** @throws for a param that stands in no table */
export function paramOf(door: Door): Carried {
  const carried = Object.hasOwn(params, door.route) ? params[door.route] : undefined;
  if (!carried)
    throw new Error(`tests/doors/names.ts: say what the params of ${door.route} may carry of another unit`);
  return carried;
}

function filesOf({ folder, kind }: Door): string[] {
  if (kind === 'live' || kind === 'watch') return codeIn(folder);
  const found = new Set(codeIn(folder).filter((file) => basename(file).startsWith('+')));
  for (let at = dirname(folder); at.startsWith('src/routes'); at = dirname(at))
    for (const file of codeIn(at)) if (basename(file).startsWith('+layout')) found.add(file);
  // A set hands on what is added to it while it is walked.
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
