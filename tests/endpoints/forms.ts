import { aBoardState } from '../make/board-state';
import { setupInput } from '../make/setup';
import { phoneOwner } from '../../src/lib/sync';
import type { Town } from './town';

type Fields = Record<string, string>;

/** The fields of a sheet's mapping. */
const sheet = {
  month: '2026-01',
  no: '1',
  basis: '一月登记表',
  column: '1:activity',
  as: '1:times',
  mark: '迟:late'
};

/** Facts of somebody on the roster that hold from a day on. */
const datedFacts = {
  pool: '',
  group: '',
  department: '',
  post: '',
  workplace: '',
  from: '2026-01-05'
};

/** This year can't be entered. */
const playlist = {
  name: '平日',
  place: 'all',
  line: 'i1',
  scene: 'announcement',
  announcement: '',
  seconds: '20',
  first: '',
  until: '',
  hours: '',
  except: '',
  weekday: '0-1'
};
const correction = {
  reason: '登记时填错了人',
  do: 'instead',
  subject: '',
  item: 'on-duty',
  day: '2026-01-05',
  quantity: '1',
  value: '',
  matterText: '',
  basis: ''
};
const emergency = { title: '停气检修', body: '请关阀门', minutes: '30', drill: 'yes' };
const holidays = { year: '2000', document: '国办发明电〔1999〕1号', text: '1月1日至3日放假。' };

/** Pages about oneself say whose they are, and those of an outbox the device's time. */
const mine = ({ accounts, id }: Town['a']) => ({
  opener: phoneOwner({ account: accounts['member'] ?? '', unit: id }),
  deviceTime: '2026-10-05T04:00:00.000Z'
});

/**
 * The fields of each form action in unit A, valid except for the key, so that nothing is written: a refusal
 * is then due to the one field that a test changes.
 */
const forms: Record<string, (town: Pick<Town, 'a'>) => Fields> = {
  'POST /sign-in': () => ({ username: 'nobody-at-all', password: 'wrong-password', demo: '' }),
  'POST /setup/[secret]': () => ({ key: 'short', ...setupInput() }),
  'POST /sign-out': () => ({}),
  'POST /n/[code]/object?/send': () => ({ key: 'short', about: '', said: '名次不对', contact: '' }),
  'POST /n/[code]/object?/show': () => ({ key: 'short', about: '', said: '名次不对', contact: '' }),
  'POST /o/[receipt]?/appeal': () => ({ key: 'short', seen: '0', words: '不服' }),
  'POST /o/[receipt]?/show': () => ({ key: 'short', words: '不服' }),
  'POST /office/announcements?/post': () => ({
    key: 'short',
    title: '停水',
    body: '明天停水',
    from: '',
    until: '',
    place: 'all',
    words: '',
    picture: '',
    video: '',
    'video-words': '',
    captions: '',
    captioned: '',
    attachment: '',
    'asked-where': 'yes'
  }),
  'POST /office/announcements/[code]/change': () => ({
    key: 'short',
    version: '1',
    title: '停水',
    body: '明天停水',
    from: '',
    until: '',
    place: 'all',
    words: '',
    picture: '',
    video: '',
    'video-words': '',
    captions: '',
    captioned: '',
    attachment: '',
    'asked-where': 'yes'
  }),
  'POST /wall/preview/lite': () => ({
    draft: JSON.stringify({
      code: 'preview',
      year: 2026,
      no: 1,
      title: '停水',
      body: '明天停水',
      published: '2026-01-01T00:00:00.000Z'
    })
  }),
  'POST /office/announcements?/erase': () => ({ key: 'short', file: 'none' }),
  'POST /office/announcements?/hang': ({ a }) => ({ key: 'short', code: a.announcement, hangs: 'no' }),
  'POST /office/import?/preview': () => ({
    key: 'short',
    files: '',
    cells: '',
    as: '',
    original: '',
    held: '',
    since: '2026-02-01',
    column: ''
  }),
  'POST /office/filings/file': () => ({ key: 'short', period: '2026-H1', shown: 'none' }),
  'POST /office/filings/[filing]?/ask': () => ({ key: 'short', seen: '0', words: '请说明' }),
  'POST /office/filings/[filing]?/answer': () => ({ key: 'short', seen: '0', words: '已说明', file: '' }),
  'POST /office/filings/[filing]?/back': () => ({ key: 'short', seen: '0', words: '请补附' }),
  'POST /office/filings/[filing]?/accept': () => ({ key: 'short', seen: '0', words: '' }),
  'POST /office/subordinates?/go': ({ a }) => ({ unit: a.id, to: 'seal' }),
  'POST /office/subordinates?/home': () => ({}),
  'POST /office/spot-checks': ({ a }) => ({
    key: 'short',
    unit: a.id,
    year: a.sealed.slice(0, 4),
    strata: 'item',
    size: '1',
    seed: '2026001'
  }),
  'POST /office/spot-checks/[check]/[place]': () => ({
    key: 'short',
    seen: '0',
    finding: 'in-order',
    evidence: 'yes',
    remark: ''
  }),
  'POST /office/outcomes': ({ a }) => ({
    key: 'short',
    meeting: a.meeting,
    period: a.sealed,
    rule: 'leave-offset',
    subject: 'nobody',
    seen: '0',
    ruled: 'confirmed',
    words: '',
    correctBy: '',
    tieRule: 'half-year-reward',
    tieSubject: 'nobody',
    tieSeen: '0',
    tieChosen: 'half-year-reward nobody',
    tieReason: '',
    meansBoth: 'yes'
  }),
  'POST /office/outcomes/corrections': () => ({
    key: 'short',
    ruling: 'none',
    day: '2026-01-05',
    words: '已整改'
  }),
  'POST /office/talks': ({ a }) => ({
    key: 'short',
    period: a.sealed,
    rule: 'bottom-three',
    subject: 'nobody',
    day: '2026-01-05',
    words: '按要求改进',
    correctBy: ''
  }),
  'POST /office/outcomes/leave?/grant': ({ a }) => ({
    key: 'short',
    meeting: a.meeting,
    period: a.sealed,
    grant: 'leave-offset nobody'
  }),
  'POST /office/redemption?/redeem': () => ({
    key: 'short',
    subject: 'nobody',
    good: 'rice',
    quantity: '1',
    day: '2026-01-05',
    year: '2026',
    words: ''
  }),
  'POST /office/redemption?/undo': () => ({ key: 'short', year: '2026', line: 'none', words: '记错' }),
  'POST /office/outcomes/leave?/use': () => ({
    key: 'short',
    subject: 'nobody',
    rule: 'leave-offset',
    amount: '0.5',
    day: '2026-01-05',
    basis: '1号'
  }),
  'POST /office/outcomes/leave?/undo': () => ({ key: 'short', year: '2026', line: 'none', words: '记错' }),
  'POST /office/import?/confirm': () => ({
    key: 'short',
    files: 'none',
    digest: 'none',
    answered: '',
    linked: '',
    same: 'none',
    'all-same': '',
    since: '',
    date: '2026-01-05',
    body: '两委会',
    minutes: '1号'
  }),
  'POST /language': () => ({ locale: 'en', next: '/office' }),
  'POST /office/people?/join': () => ({
    key: 'short',
    subject: 'n1',
    name: '新人',
    pool: '',
    post: '',
    workplace: '',
    group: '',
    department: '',
    from: '2026-01-05'
  }),
  'POST /office/people/[person]': () => ({ key: 'short', to: '2026-01-05', reason: 'retired' }),
  'POST /office/deadlines?/make': () => ({ key: 'short' }),
  'POST /office/deadlines?/end': () => ({ key: 'short' }),
  'POST /office/settings': () => ({
    key: 'short',
    masked: 'no',
    publicityDays: '5',
    who: '专干',
    where: '大厅',
    when: '工作日',
    answerDays: '5',
    deadlineDay: '',
    filingMonths: '1',
    accountTerm: '',
    deadline: 'assess',
    term: '5',
    investigator: '',
    recorderName: '',
    committeeName: '村两委',
    departmentName: '责任部门',
    commissionName: '县纪委',
    assemblyName: '',
    superiorName: '',
    documentBody: '社区',
    bodyName: '阳光社区居委会'
  }),
  'POST /practice/leave': () => ({}),
  'POST /office/people/[person]/service?/change': () => ({ key: 'short', ...datedFacts }),
  'POST /office/people/[person]/service?/back': () => ({ key: 'short', ...datedFacts }),
  'POST /office/people/[person]/standing?/certify': () => ({ key: 'short' }),
  'POST /office/people/[person]/standing?/receive': () => ({ key: 'short', code: 'nobodyhasthiscode' }),
  'POST /office/people/[person]/standing?/paper': () => ({
    key: 'short',
    formerUnit: '外县某社区',
    scheme: '积分办法',
    no: '证1号',
    day: '2026-01-05',
    months: '2026-01 38'
  }),
  'POST /office/practice?/open': () => ({ key: 'short' }),
  'POST /office/practice?/rehearse': () => ({ key: 'short' }),
  'POST /office/practice?/discard': () => ({ key: 'short', made: '2026-01-01T00:00:00.000Z', sure: 'yes' }),
  'POST /office/settings/holidays?/preview': () => ({ ...holidays }),
  'POST /office/settings/holidays?/enter': () => ({ key: 'short', ...holidays, shown: 'none' }),
  'POST /office/takeover?/preview': () => ({ files: '' }),
  'POST /office/takeover?/confirm': () => ({
    key: 'short',
    files: 'none',
    shown: 'none',
    proposal: 'none',
    answered: ''
  }),
  'POST /office/takeover?/propose': () => ({ key: 'short', files: 'none', shown: 'none', answered: '' }),
  'POST /office/takeover?/withdraw': () => ({ key: 'short', proposal: 'none' }),
  'POST /office/accounts/roster': () => ({
    key: 'short',
    subject: '',
    username: 'liming',
    chosen: '',
    to: ''
  }),
  'POST /office/ledger/correct?/preview': () => correction,
  'POST /office/ledger/correct?/confirm': () => ({
    key: 'short',
    ...correction,
    digest: 'none',
    answered: '',
    linked: '',
    same: 'none',
    'all-same': '',
    date: '2026-01-05',
    body: '两委会',
    minutes: '〔2026〕1号'
  }),
  'POST /office/import/sheet?/preview': () => ({ key: 'short', ...sheet }),
  'POST /office/import/sheet?/confirm': () => ({
    key: 'short',
    ...sheet,
    digest: 'none',
    answered: '',
    linked: '',
    same: 'none',
    'all-same': '',
    date: '2026-01-05',
    body: '两委会',
    minutes: '1号'
  }),
  'POST /office/boards?/pair': () => ({ key: 'short', code: 'WRONG-CODE', name: '大厅' }),
  'POST /office/boards?/rename': ({ a }) => ({ key: 'short', board: a.board, name: '二楼' }),
  'POST /office/boards?/end': ({ a }) => ({ key: 'short', board: a.board }),
  'POST /office/boards?/contact': () => ({ key: 'short', address: 'boards@example.org' }),
  'POST /office/boards/groups?/save': ({ a }) => ({
    key: 'short',
    group: '',
    name: '一楼',
    board: a.board
  }),
  'POST /office/boards/groups?/remove': () => ({ key: 'short', group: 'none' }),
  'POST /office/boards/screens?/save': () => ({
    key: 'short',
    place: 'all',
    usual: 'no',
    open: '08:00-20:00',
    night: '20:00-06:30',
    brightness: '08:00 100'
  }),
  'POST /office/boards/playlists': () => ({ key: 'short', name: '平日' }),
  'POST /office/boards/playlists/[playlist]?/reshape': ({ a }) => ({
    press: 'up:0',
    shown: a.playlistShown,
    ...playlist
  }),
  'POST /office/boards/playlists/[playlist]?/save': ({ a }) => ({
    key: 'short',
    shown: a.playlistShown,
    ...playlist
  }),
  'POST /office/boards/playlists/[playlist]?/remove': () => ({ key: 'short' }),
  'POST /office/boards/emergency?/show': ({ a }) => ({ ...emergency, unit: a.id }),
  'POST /office/boards/emergency?/back': ({ a }) => ({ ...emergency, unit: a.id }),
  'POST /office/boards/emergency?/send': ({ a }) => ({ key: 'short', ...emergency, unit: a.id }),
  'POST /office/boards/emergency?/end': () => ({ key: 'short', sending: 'none' }),
  'POST /office/accounts?/sit': () => ({ key: 'short', name: '某', from: '', to: '' }),
  'POST /office/accounts?/join': () => ({
    key: 'short',
    same: '',
    username: 'nobody-at-all',
    subject: '',
    from: '',
    to: ''
  }),
  'POST /account/unit': ({ a }) => ({ owner: mine(a).opener }),
  'POST /office/accounts?/add': () => ({
    key: 'short',
    same: '',
    username: 'newcomer',
    name: '新人',
    role: 'member',
    subject: 'nobody',
    department: '',
    from: '',
    to: ''
  }),
  'POST /office/accounts?/give': ({ a }) => ({
    key: 'short',
    same: '',
    account: a.accounts.ended ?? '',
    role: 'member',
    subject: 'nobody',
    department: '',
    from: '',
    to: ''
  }),
  'POST /office/accounts?/end': ({ a }) => ({
    key: 'short',
    account: a.accounts.editor ?? '',
    role: 'none',
    last: ''
  }),
  'POST /office/accounts?/reset': ({ a }) => ({
    key: 'short',
    account: a.accounts.editor ?? '',
    asked: 'yes'
  }),
  'POST /office/accounts?/noted': () => ({ key: 'short', until: '0' }),
  'POST /office/accounts?/unlock': ({ a }) => ({ key: 'short', account: a.accounts.editor ?? '' }),
  'POST /account?/password': () => ({ key: 'short', old: 'wrong', next: 'one-password', again: 'another' }),
  'POST /account?/sessions': () => ({ key: 'short', only: 'none' }),
  'POST /account?/rename': () => ({ key: 'short', id: 'none', name: '手机' }),
  'POST /account?/drop': () => ({ key: 'short', id: 'none' }),
  'POST /office/assess': () => ({
    key: 'short',
    year: '2026',
    department: '组织人事科',
    document: '1号',
    date: '2026-01-05',
    shown: 'none',
    community: '',
    cell: 'nobody integrity',
    typed: '1'
  }),
  'POST /office/assembly?/record': () => ({
    key: 'short',
    quarter: '2026-Q1',
    date: '2026-01-05',
    minutes: '1号',
    entitled: '3',
    present: '2',
    why: ''
  }),
  'POST /office/assembly?/evaluate': () => ({
    key: 'short',
    quarter: '2026-Q1',
    subject: 'nobody',
    item: 'fault',
    value: '1',
    matterText: '',
    answered: ''
  }),
  'POST /office/assembly?/back': () => ({ key: 'short', quarter: '2026-Q1', entry: 'none' }),
  'POST /office/assembly?/rule': () => ({
    key: 'short',
    quarter: '2026-Q1',
    subject: 'nobody',
    rule: 'unqualified',
    ruled: 'set-aside',
    words: '改正',
    seen: '0',
    correctBy: ''
  }),
  'POST /office/assembly?/skip': () => ({ key: 'short', quarter: '2026-Q1', reason: '外出' }),
  'POST /office/assembly?/conclude': () => ({ key: 'short', quarter: '2026-Q1', shown: 'none' }),
  'POST /office/assembly?/publish': () => ({
    key: 'short',
    quarter: '2026-Q1',
    shown: 'none',
    lastDay: '',
    final: 'yes'
  }),
  'POST /office/ballot?/open': () => ({ key: 'short', year: '2026' }),
  'POST /office/ballot?/paper': () => ({
    key: 'short',
    year: '2026',
    no: '1',
    group: 'staff',
    subject: 'nobody',
    typed: '90'
  }),
  'POST /office/ballot?/voters': () => ({
    key: 'short',
    year: '2026',
    group: 'staff',
    voters: '5',
    why: ''
  }),
  'POST /office/ballot?/strike': () => ({ key: 'short', year: '2026', no: '1' }),
  'POST /office/ballot?/list': () => ({ key: 'short', year: '2026', list: '', answered: '' }),
  'POST /office/ballot?/check': () => ({ key: 'short', year: '2026', shown: 'none' }),
  'POST /office/ballot?/close': () => ({ key: 'short', year: '2026', shown: 'none' }),
  'POST /office/claims?/forward': ({ a }) => ({
    key: 'short',
    claim: a.claim,
    seen: '2',
    words: '',
    item: 'mediation',
    date: '2026-01-05',
    quantity: '1',
    value: '',
    matterText: '',
    basis: '1号',
    story: '',
    view: 'open',
    of: '',
    next: ''
  }),
  'POST /office/claims?/back': ({ a }) => ({ key: 'short', claim: a.claim, seen: '2', words: '缺编号' }),
  'POST /office/claims?/merge': ({ a }) => ({ key: 'short', claim: a.claim, seen: '2', into: 'none' }),
  'POST /office/claims?/suspect': ({ a }) => ({
    key: 'short',
    claim: a.claim,
    seen: '2',
    why: '不实',
    view: 'open',
    of: '',
    next: ''
  }),
  'POST /office/claims?/attach': ({ a }) => ({ key: 'short', claim: a.claim, file: '' }),
  'POST /office/claims?/erase': () => ({ key: 'short', evidence: 'none' }),
  'POST /office/claims?/undo': () => ({ key: 'short', at: '2026-01-05T00:00:00.000Z', view: 'open', of: '' }),
  'POST /office/claims/paper': () => ({
    key: 'short',
    subject: 'nobody',
    paper: '1号',
    received: '2026-01-05',
    item: 'mediation',
    date: '2026-01-05',
    quantity: '1',
    value: '',
    matterText: '',
    basis: '1号',
    story: ''
  }),
  'POST /office/meetings': () => ({
    key: 'short',
    date: '2026-01-05',
    body: '两委会',
    minutes: '1号',
    account: 'nobody',
    dashboard: ''
  }),
  'POST /office/meetings/[meeting]?/confirm': () => ({ key: 'short', said: 'denies', words: '' }),
  'POST /office/meetings/[meeting]?/rule': ({ a }) => ({
    key: 'short',
    claim: a.claim,
    seen: '2',
    ruled: 'granted',
    words: '',
    answered: ''
  }),
  'POST /me/claims/new': ({ a }) => ({
    ...mine(a),
    key: 'short',
    claim: '',
    seen: '',
    subject: '',
    item: 'mediation',
    date: '2026-01-05',
    quantity: '1',
    value: '',
    matterText: '',
    basis: '1号',
    story: '',
    file: ''
  }),
  'POST /me/calendar?/make': ({ a }) => ({ ...mine(a), key: 'short' }),
  'POST /me/calendar?/end': ({ a }) => ({ ...mine(a), key: 'short' }),
  'POST /me/claims?/attach': ({ a }) => ({ ...mine(a), key: 'short', claim: a.claim, file: '' }),
  'POST /me/claims?/erase': ({ a }) => ({ ...mine(a), key: 'short', evidence: 'none' }),
  'POST /me/claims?/answer': ({ a }) => ({
    ...mine(a),
    key: 'short',
    claim: 'none',
    seen: '1',
    agrees: 'yes',
    words: ''
  }),
  'POST /me/claims?/withdraw': ({ a }) => ({ ...mine(a), key: 'short', claim: 'none', seen: '1' }),
  'POST /me/notice/object': ({ a }) => ({
    ...mine(a),
    key: 'short',
    notice: a.notice,
    wrong: 'own',
    said: '名次不对'
  }),
  'POST /me/notice?/appeal': ({ a }) => ({
    ...mine(a),
    key: 'short',
    receipt: 'none',
    seen: '0',
    words: '不服'
  }),
  'POST /office/objections/paper': ({ a }) => ({
    key: 'short',
    notice: a.notice,
    subject: '',
    paper: '来信1',
    date: '2026-01-05',
    said: '名次不对',
    contact: ''
  }),
  'POST /office/objections/[objection]?/assign': () => ({ key: 'short', seen: '0', account: 'none' }),
  'POST /office/objections/[objection]?/find': () => ({ key: 'short', seen: '0', words: '属实' }),
  'POST /office/objections/[objection]?/answer': () => ({
    key: 'short',
    seen: '0',
    words: '属实',
    upheld: 'no',
    meeting: '',
    entry: 'none',
    item: '',
    date: '',
    quantity: '',
    value: '',
    matterText: '',
    basis: '',
    story: '',
    whose: '',
    paper: '',
    row: '',
    score: '',
    answered: ''
  }),
  'POST /office/objections/[objection]?/publish': () => ({
    key: 'short',
    shown: 'none',
    final: 'yes',
    lastDay: ''
  }),
  'POST /office/objections/[objection]?/end': () => ({ key: 'short', lastDay: '' }),
  'POST /me/assessment': ({ a }) => ({
    ...mine(a),
    key: 'short',
    year: '2026',
    item: 'integrity',
    typed: '1'
  }),
  'POST /office/seal?/propose': ({ a }) => ({ key: 'short', period: a.open, shown: 'none', early: 'yes' }),
  'POST /office/seal?/seal': ({ a }) => ({
    key: 'short',
    period: a.open,
    proposal: 'none',
    shown: 'none',
    early: 'yes'
  }),
  'POST /office/seal?/withdraw': () => ({ key: 'short', proposal: 'none' }),
  'POST /office/scheme?/prolong': () => ({ key: 'short', to: '', date: '', body: '', minutes: '' }),
  'POST /office/scheme?/retire': ({ a }) => ({
    key: 'short',
    from: `${a.open}-01`,
    date: '',
    body: '',
    minutes: '',
    final: 'yes'
  }),
  'POST /office/scheme?/withdraw': () => ({ key: 'short', no: '1' }),
  'POST /office/scheme/numbers?/change': () => ({ no: '1' }),
  'POST /office/scheme/confirm?/confirm': () => ({
    key: 'short',
    proposal: 'none',
    shown: 'none',
    known: 'yes',
    sweep: ''
  }),
  'POST /office/scheme/confirm?/refuse': () => ({ key: 'short', proposal: 'none', why: '改' }),
  'POST /office/scheme/new?/read': () => ({ key: 'short', document: '每迟到一次扣2分。', file: '' }),
  'POST /office/scheme/new?/answer': () => ({
    key: 'short',
    seen: 'none',
    row: 's1-1',
    mark: 'corrected',
    name: '迟到',
    kind: '按次',
    points: '-2',
    section: '考勤'
  }),
  'POST /office/scheme/new?/make': () => ({ key: 'short', seen: 'none', row: 'own-1', name: '迟到' }),
  'POST /office/scheme/new?/sound': () => ({ key: 'short', seen: 'none' }),
  'POST /office/scheme/new?/try': () => ({
    key: 'short',
    seen: 'none',
    name: '办法',
    english: '',
    from: '2026-01-01',
    ranks: 'points',
    scored: 'households',
    clears: 'year'
  }),
  'POST /office/scheme/new?/adopt': () => ({ seen: 'none' }),
  'POST /office/scheme/new?/discard': () => ({ key: 'short', seen: 'none' }),
  'POST /office/scheme/adopt?/choose': () => ({ source: 'built-in:none', file: '' }),
  'POST /office/scheme/adopt?/try': ({ a }) => ({
    source: 'built-in:none',
    from: `${a.open}-01`,
    period: a.open
  }),
  'POST /office/scheme/adopt?/propose': ({ a }) => ({
    key: 'short',
    source: 'built-in:none',
    from: `${a.open}-01`,
    period: a.open,
    date: '',
    body: '',
    minutes: '',
    shown: 'none',
    known: 'yes'
  }),
  'POST /office/publish': ({ a }) => ({
    key: 'short',
    period: a.sealed,
    shown: 'none',
    final: 'yes',
    lastDay: '',
    channel: 'page'
  })
};

const passkey = (response: Record<string, string>) => ({
  id: 'bm9uZQ',
  rawId: 'bm9uZQ',
  type: 'public-key',
  clientExtensionResults: {},
  response
});

/** The JSON of each endpoint, like `forms`. */
const bodies: Record<string, (town: Pick<Town, 'a'>) => Record<string, unknown>> = {
  'POST /api/pair': () => ({}),
  'POST /api/passkey/challenge': () => ({}),
  'POST /api/passkey/new-challenge': () => ({}),
  'POST /api/passkey/add': () => ({ response: passkey({ clientDataJSON: 'e30', attestationObject: 'oA' }) }),
  'POST /api/passkey/sign-in': () => ({
    response: passkey({ clientDataJSON: 'e30', authenticatorData: 'AA', signature: 'AA' })
  }),
  'POST /api/me/reminders': ({ a }) => ({
    opener: mine(a).opener,
    key: 'short',
    device: null,
    kinds: [],
    language: 'zh-CN'
  }),
  'POST /api/board': () => ({ shows: 1, state: aBoardState, notices: [] }),
  // these take forms or bytes, and refuse JSON
  'POST /api/me/parts': () => ({}),
  'POST /office/seal/progress': () => ({}),
  'POST /office/import/progress': () => ({}),
  'POST /office/ledger/correct/progress': () => ({}),
  'POST /office/import/sheet/progress': () => ({}),
  'POST /office/takeover/progress': () => ({})
};

/**
 * The fields of a form.
 * @throws Error when nobody has written them down
 */
export function formFields(id: string, town: Pick<Town, 'a'>): Fields {
  const form = Object.hasOwn(forms, id) ? forms[id] : undefined;
  if (!form) throw new Error(`tests/endpoints/forms.ts: say what the form of ${id} takes`);
  return form(town);
}

/**
 * The JSON of an endpoint.
 * @throws Error when nobody has written it down
 */
export function bodyOf(id: string, town: Pick<Town, 'a'>): Record<string, unknown> {
  const body = Object.hasOwn(bodies, id) ? bodies[id] : undefined;
  if (!body) throw new Error(`tests/endpoints/forms.ts: say what JSON ${id} takes`);
  return body(town);
}
