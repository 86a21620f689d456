import { mayDo, type Permission } from '$lib/server/platform/access/actor';
import type { Endpoint } from './endpoints';
import type { TownCaller } from './town';

/**
 * The access to each route, or to one endpoint of a route, written down a second time: the code enforces it
 * where it is needed, and this says what is meant. `anyone`; `nobody`; `signed-in` has a role today; `scored`
 * has points of their own; `board` is a paired one; everything else is a permission (`mayDo`).
 */
const access: Record<
  string,
  | 'anyone'
  | 'nobody'
  | 'signed-in'
  | 'scored'
  | 'board'
  | 'see-evidence'
  | 'see-talks'
  | 'see-corrections'
  | Permission
> = {
  '/': 'anyone',
  '/n/[code]': 'anyone',
  '/n/[code]/object': 'anyone',
  '/o': 'anyone',
  '/o/[receipt]': 'anyone',
  '/a/[code]': 'anyone',
  '/sign-in': 'anyone',
  '/healthz': 'anyone',
  '/readyz': 'anyone',
  // only from this machine, where the tests run
  '/metrics': 'anyone',
  '/wall/[board]': 'anyone',
  // shows the demo's board, or that of the token in its cookie
  '/wall/lite': 'anyone',
  // empty without the office's feed
  '/wall/preview': 'anyone',
  // leads everybody to signing in
  '/sign-out': 'nobody',
  '/practice/leave': 'nobody',
  // exists in the demo only
  '/api/board/[board]': 'nobody',
  '/api/live/board/[board]': 'nobody',
  // by a board's own token, whoever else is signed in
  '/api/board': 'board',
  '/api/board/update': 'board',
  '/api/live/board': 'board',
  '/api/pair': 'anyone',
  '/api/passkey/challenge': 'anyone',
  '/api/passkey/new-challenge': 'signed-in',
  '/api/passkey/add': 'signed-in',
  // with a passkey that nobody has
  '/api/passkey/sign-in': 'nobody',
  '/account': 'signed-in',
  // leads everybody to signing in
  '/account/unit': 'nobody',
  'POST /account/unit': 'scored',
  '/me': 'signed-in',
  '/me/notice': 'signed-in',
  '/me/notice/object': 'signed-in',
  'POST /me/notice?/appeal': 'scored',
  'POST /me/notice/object': 'scored',
  '/me/claims': 'signed-in',
  '/me/claims/new': 'signed-in',
  '/me/rules': 'signed-in',
  '/me/rules/calculator': 'signed-in',
  'POST /me/claims?/attach': 'scored',
  'POST /me/claims?/erase': 'scored',
  'POST /me/claims?/answer': 'scored',
  'POST /me/claims?/withdraw': 'scored',
  'POST /me/claims/new': 'scored',
  '/me/calendar': 'signed-in',
  'POST /me/calendar?/make': 'scored',
  'POST /me/calendar?/end': 'scored',
  '/api/me/calendar': 'scored',
  '/me/leave': 'signed-in',
  '/me/reminders': 'signed-in',
  '/api/me/reminders': 'scored',
  'POST /api/me/reminders': 'scored',
  'POST /api/me/parts': 'scored',
  '/me/outcomes': 'signed-in',
  '/me/help': 'signed-in',
  '/me/year': 'signed-in',
  '/me/assessment': 'signed-in',
  'POST /me/assessment': 'scored',
  '/me/standings': 'signed-in',
  '/api/me': 'scored',
  '/api/me/sent': 'signed-in',
  '/api/me/everything.json': 'scored',
  '/api/me/everything.xlsx': 'scored',
  '/api/live/me': 'scored',
  '/api/live/office': 'see-claims',
  '/office': 'see-office',
  // once there is a unit
  '/setup': 'anyone',
  '/setup/[secret]': 'nobody',
  // nothing is at these addresses
  '/office/[...path]': 'nobody',
  '/office/begin': 'see-office',
  '/office/people': 'see-people',
  'POST /office/people?/join': 'keep-roster',
  '/office/people/[person]': 'see-ledger',
  'POST /office/people/[person]': 'keep-roster',
  '/office/people/[person]/service': 'see-ledger',
  'POST /office/people/[person]/service?/change': 'keep-roster',
  'POST /office/people/[person]/service?/back': 'keep-roster',
  '/office/people/[person]/standing': 'see-ledger',
  'POST /office/people/[person]/standing?/certify': 'keep-roster',
  'POST /office/people/[person]/standing?/receive': 'keep-roster',
  'POST /office/people/[person]/standing?/paper': 'keep-roster',
  '/office/settings': 'set-unit',
  '/office/help': 'see-office',
  '/office/help/[page]': 'see-office',
  '/office/deadlines': 'see-office',
  'POST /office/deadlines?/make': 'keep-calendar',
  'POST /office/deadlines?/end': 'keep-calendar',
  '/office/deadlines/calendar': 'see-office',
  // with a secret that nobody has
  '/calendar/[secret]': 'nobody',
  '/office/settings/holidays': 'enter-holidays',
  '/office/practice': 'keep-practice',
  '/language': 'anyone',
  '/office/scheme': 'see-office',
  'POST /office/scheme?/prolong': 'adopt',
  'POST /office/scheme?/retire': 'adopt',
  'POST /office/scheme?/withdraw': 'adopt',
  '/office/scheme/adopt': 'adopt',
  '/office/scheme/confirm': 'confirm-adoption',
  '/office/scheme/numbers': 'adopt',
  '/office/scheme/file': 'see-office',
  '/office/scheme/new': 'draft-scheme',
  '/office/notices': 'see-office',
  '/office/audit': 'see-audit',
  '/office/audit/export': 'see-audit',
  '/office/print': 'see-ledger',
  '/office/notices/[code]': 'see-office',
  '/office/notices/[code]/poster': 'see-office',
  '/office/notices/[code]/shown': 'see-office',
  '/office/notices/[code]/shown/export': 'see-office',
  '/office/ledger': 'see-ledger',
  '/office/ledger/correct': 'import',
  '/office/ledger/export': 'see-ledger',
  '/office/ledger/lines': 'see-ledger',
  '/office/claims': 'see-claims',
  'POST /office/claims?/forward': 'check-claims',
  'POST /office/claims?/back': 'check-claims',
  'POST /office/claims?/merge': 'check-claims',
  'POST /office/claims?/suspect': 'check-claims',
  'POST /office/claims?/undo': 'check-claims',
  'POST /office/claims?/attach': 'check-claims',
  'POST /office/claims?/erase': 'check-claims',
  '/office/claims/missing': 'check-claims',
  '/office/claims/paper': 'check-claims',
  '/office/objections': 'see-objections',
  '/office/objections/paper': 'handle-objections',
  '/office/objections/[objection]': 'see-objections',
  'POST /office/objections/[objection]?/assign': 'handle-objections',
  'POST /office/objections/[objection]?/find': 'handle-objections',
  'POST /office/objections/[objection]?/answer': 'handle-objections',
  'POST /office/objections/[objection]?/publish': 'publish',
  'POST /office/objections/[objection]?/end': 'publish',
  '/office/meetings': 'see-claims',
  'POST /office/meetings': 'decide-claims',
  '/office/meetings/agenda': 'see-claims',
  '/office/meetings/[meeting]/minutes': 'see-claims',
  '/office/meetings/[meeting]': 'see-claims',
  'POST /office/meetings/[meeting]?/rule': 'decide-claims',
  'POST /office/meetings/[meeting]?/confirm': 'confirm-meeting',
  '/office/subordinates': 'review-filing',
  'POST /office/subordinates?/home': 'see-office',
  '/office/filings': 'see-filings',
  '/office/filings/file': 'file',
  '/office/filings/[filing]': 'see-filings',
  'POST /office/filings/[filing]?/answer': 'file',
  'POST /office/filings/[filing]?/ask': 'review-filing',
  'POST /office/filings/[filing]?/back': 'review-filing',
  'POST /office/filings/[filing]?/accept': 'review-filing',
  '/office/filings/[filing]/papers/[paper]': 'see-filings',
  // includes talks and discipline
  '/office/filings/[filing]/document': 'see-closed',
  '/office/spot-checks': 'see-spot-checks',
  'POST /office/spot-checks': 'spot-check',
  '/office/spot-checks/[check]': 'see-spot-checks',
  '/office/spot-checks/[check]/[place]': 'see-spot-checks',
  'POST /office/spot-checks/[check]/[place]': 'spot-check',
  '/office/spot-checks/[check]/result': 'see-spot-checks',
  '/office/outcomes': 'see-outcomes',
  'POST /office/outcomes': 'decide-outcomes',
  // the commission what follows from its own talks
  '/office/outcomes/corrections': 'see-corrections',
  // each organ the talks that it holds
  '/office/talks': 'see-talks',
  '/office/outcomes/leave': 'keep-leave',
  '/office/redemption': 'redeem',
  'POST /office/redemption?/redeem': 'redeem',
  'POST /office/redemption?/undo': 'redeem',
  'POST /office/outcomes/leave?/grant': 'grant-leave',
  '/office/import': 'import',
  '/office/import/template': 'import',
  '/office/takeover': 'take-over',
  '/office/takeover/template': 'propose-seal',
  'POST /office/takeover?/propose': 'propose-seal',
  '/office/import/sheet': 'import',
  '/office/seal/progress': 'seal',
  '/office/import/progress': 'import',
  '/office/ledger/correct/progress': 'import',
  '/office/import/sheet/progress': 'import',
  '/office/takeover/progress': 'take-over',
  '/office/seal': 'seal',
  'POST /office/seal?/propose': 'propose-seal',
  '/office/publish': 'publish',
  '/office/assess': 'see-assessment',
  'POST /office/assess': 'assess',
  '/office/assembly': 'see-assembly',
  'POST /office/assembly?/publish': 'publish',
  '/office/ballot': 'see-ballot',
  // the unit's own file, for people with a part in the claim, or who decide
  '/evidence/[evidence]': 'see-evidence',
  // an announcement's files, at addresses that nobody can guess
  '/media/[address]': 'anyone',
  '/mine': 'anyone',
  '/mine/claims': 'anyone',
  '/mine/objections': 'anyone',
  '/mine/outcomes': 'anyone',
  '/mine/year': 'anyone',
  '/office/announcements': 'announce',
  '/office/announcements/[code]': 'announce',
  '/office/announcements/[code]/change': 'announce',
  '/office/boards': 'manage-boards',
  '/office/boards/[board]': 'manage-boards',
  '/office/boards/groups': 'manage-boards',
  '/office/boards/screens': 'manage-boards',
  '/office/boards/playlists': 'set-playlists',
  '/office/boards/playlists/[playlist]': 'set-playlists',
  '/office/boards/emergency': 'send-emergency',
  '/office/boards/[board]/preview': 'preview-boards',
  '/api/board/preview': 'preview-boards',
  '/api/board/preview/[board]': 'preview-boards',
  '/wall/preview/lite': 'preview-boards',
  '/office/accounts': 'see-accounts',
  '/office/accounts/roster': 'add-account',
  'POST /office/accounts?/sit': 'add-account',
  'POST /office/accounts?/join': 'give-role',
  'POST /office/accounts?/add': 'add-account',
  'POST /office/accounts?/give': 'give-role',
  'POST /office/accounts?/end': 'end-role',
  'POST /office/accounts?/reset': 'reset-password',
  'POST /office/accounts?/unlock': 'unlock-account',
  'POST /office/accounts?/noted': 'note-account-changes'
};

/**
 * Whether a caller may use an endpoint.
 * @throws Error when nobody has written down who may
 */
export function mayCome({ id, route }: Pick<Endpoint, 'id' | 'route'>, caller: TownCaller): boolean {
  const asked = Object.hasOwn(access, id)
    ? access[id]
    : Object.hasOwn(access, route)
      ? access[route]
      : undefined;
  if (asked === undefined) throw new Error(`tests/endpoints/access.ts: say who may come in at ${id}`);
  if (asked === 'anyone') return true;
  if (asked === 'nobody' || asked === 'board') return false;
  if (asked === 'signed-in') return !['ended', 'coming', 'nobody'].includes(caller);
  if (asked === 'see-evidence') return ['member', 'recorder', 'committee', 'superior'].includes(caller);
  // The branch's document has others than its recorder hold talks (`recorderHoldsTalks`).
  if (asked === 'see-talks') return ['committee', 'commission'].includes(caller);
  if (asked === 'see-corrections') return ['committee', 'commission', 'superior'].includes(caller);
  if (asked === 'scored') return caller === 'member';
  return (mayDo[asked] as readonly string[]).includes(caller);
}
