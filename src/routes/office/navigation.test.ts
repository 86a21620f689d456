import { expect, test } from 'vitest';
import { isOpen, navigation, type NavigationFacts } from './navigation';

const nothing = {
  accounts: false,
  announce: false,
  assembly: false,
  assess: false,
  audit: false,
  ballot: false,
  subordinates: false,
  boards: false,
  check: false,
  claims: false,
  meetings: false,
  emergency: false,
  filings: false,
  holidays: false,
  import: false,
  keepRoster: false,
  ledger: false,
  objections: false,
  outcomes: false,
  people: false,
  playlists: false,
  practice: false,
  publish: false,
  sealOnly: false,
  set: false,
  redeem: false,
  spotChecks: false,
  talks: false
};
const menuOf = (may: Partial<typeof nothing>, more: Partial<NavigationFacts> = {}) =>
  navigation({
    beginning: false,
    inPublicity: false,
    may: { ...nothing, ...may },
    objections: 0,
    people: 40,
    scheme: { subjects: undefined },
    talks: 0,
    waiting: null,
    ...more
  });
const hrefs = (menu: ReturnType<typeof navigation>) => menu.map((group) => group.map(({ href }) => href));

test('everybody in the office sees notices, the days of the rules, the rules and the help; most see who is scored', () => {
  expect(hrefs(menuOf({}))).toEqual([
    ['/office/notices', '/office/deadlines'],
    ['/office/scheme', '/office/help']
  ]);
  expect(hrefs(menuOf({ people: true }))[1]).toEqual(['/office/people', '/office/scheme', '/office/help']);
});

test('whoever answers objections sees how many wait', () => {
  const [lines = []] = menuOf({ objections: true }, { objections: 3 });
  expect(lines.find(({ href }) => href === '/office/objections')).toMatchObject({ mark: 3, waits: true });
});

test('a commission has the talks that it holds, with how many wait', () => {
  const [lines = []] = menuOf({ talks: true }, { talks: 2 });
  expect(lines.map(({ href, mark }) => [href, mark])).toEqual([
    ['/office/notices', undefined],
    ['/office/talks', 2],
    ['/office/deadlines', undefined]
  ]);
});

test('a recorder has the ledger’s pages; before the first notice somebody else has a page to begin on', () => {
  expect(hrefs(menuOf({ ledger: true, import: true }))[0]).toEqual([
    '/office',
    '/office/import',
    '/office/ledger',
    '/office/print',
    '/office/notices',
    '/office/deadlines'
  ]);
  expect(hrefs(menuOf({}, { beginning: true }))[0]).toEqual([
    '/office/begin',
    '/office/notices',
    '/office/deadlines'
  ]);
});

test('who sets playlists only is led to them, and holidays have a line of their own for who can’t set the unit', () => {
  expect(hrefs(menuOf({ playlists: true }))).toContainEqual(['/office/boards/playlists']);
  expect(hrefs(menuOf({ boards: true, playlists: true }))).toContainEqual(['/office/boards']);
  expect(hrefs(menuOf({ holidays: true })).at(-1)).toContain('/office/settings/holidays');
  expect(hrefs(menuOf({ holidays: true, set: true })).at(-1)).not.toContain('/office/settings/holidays');
});

test('claims that wait are counted beside their line, none isn’t', () => {
  const waiting = { check: 3, decide: 0, confirm: 0, papers: 0, elsewhere: 1 };
  const lines = menuOf({ claims: true, meetings: true }, { waiting }).flat();
  expect(lines.filter(({ waits }) => waits).map(({ href, mark }) => [href, mark])).toEqual([
    ['/office/claims', 3],
    ['/office/meetings', undefined]
  ]);
});

test('one line is open: of two that fit an address the longer one', () => {
  const menu = menuOf({ boards: true, emergency: true, ledger: true });
  const open = (path: string) =>
    menu
      .flat()
      .filter((line) => isOpen(line, path, menu))
      .map(({ href }) => href);
  expect(open('/office')).toEqual(['/office']);
  expect(open('/office/boards/abc/preview')).toEqual(['/office/boards']);
  expect(open('/office/boards/emergency')).toEqual(['/office/boards/emergency']);
  expect(open('/office/publish')).toEqual([]);
});
