import type { Actor, RoleName } from '$lib/server/platform/access/actor';
import { grantRole } from '$lib/server/domain/accounts/grant-role';
import { assemblySheet, shownPoints } from '$lib/server/domain/assemblies/assembly-sheet';
import { concludeAssembly } from '$lib/server/domain/assemblies/conclude';
import { ruleOnProposals } from '$lib/server/domain/assemblies/rule-on-proposals';
import { recordAssembly } from '$lib/server/domain/assemblies/record-assembly';
import { createAccount } from '$lib/server/platform/auth/auth';
import { addBoard } from '$lib/server/domain/boards/add-board';
import type { AppWithStore } from '$lib/server/app';
import { recordMeeting } from '$lib/server/domain/meetings/record-meeting';
import { previewNotice, publishPeriod } from '$lib/server/domain/notices/publish-period';
import { addUnit } from '$lib/server/domain/units/sql-unit';
import { entry } from '../make/entry';
import { person } from '../make/person';
import { sealByTwo } from '../make/seal-by-two';
import { unit } from '../make/unit';
import { password, roleText } from './marked-unit';

/** A branch of party members with a sealed and published 2025. */
export interface Branch {
  mark: string;
  unit: string;
  person: string;
  notice: string;
  board: string;
  meeting: string;
  objection: string;
  receipt: string;
}

/** The assembly's reason for its ruling, which stands nowhere else. */
export const reason = 'XUANWU-reason';

/**
 * D: three members, of whom one may be listed as unqualified at the year's end, by the assembly's ruling. In
 * a branch that isn't `flagged`, that member has lost as many points but for one: everything else is the
 * same, so that a difference reveals the ruling. It is made-up data.
 */
export async function foundBranch(
  { app, store }: AppWithStore,
  { mark, flagged, at }: { mark: string; flagged: boolean; at(day: string): void }
): Promise<Branch> {
  at('2025-01-05');
  const founded = unit({ name: `${mark}支部`, firstPeriod: '2025-01', scheme: 'party-members' });
  const id = await addUnit(store, founded);
  const as = (account: string, ...roles: RoleName[]): Actor => ({
    account: `${mark}-${account}`,
    session: null,
    name: mark,
    unit: id,
    roles,
    subject: null
  });
  const [recorder, committee] = [as('founder', 'recorder'), as('second', 'committee')];
  let no = 0;
  const key = () => `${mark}-branch-${(no += 1)}`;
  const people = [1, 2, 3].map((each) => `${mark}-P${each}`);
  const [first = '', other = ''] = people;
  await app.runCommand(recorder, { permission: 'import', key: key() }, async (stores) => {
    await stores.roster.save(
      people.map((each, place) => person(each, `${'欧司诸'[place]}${mark}名${place}`))
    );
    const decision = await stores.decisions.record({ date: '2025-01-05', body: '支委会', minutes: '1号' });
    const lost = {
      item: 'base-duty',
      date: '2025-01-04',
      period: '2025-01',
      basis: '考勤1号',
      matterText: '缺席'
    };
    // The others have 60 and what they did; only the one is below 60.
    await stores.ledger.append(
      [
        ...(flagged ? [entry(`${mark}-1`, { ...lost, subject: first, value: '1' })] : []),
        ...people
          .slice(flagged ? 1 : 0)
          .map((subject, each) =>
            entry(`${mark}-${each + 2}`, { ...lost, subject, item: 'perform-service', value: '5' })
          )
      ],
      decision
    );
    return null;
  });
  for (const role of [...roleText, 'other'] as const) {
    const name = `${mark} ${role}`;
    const account = await createAccount(app.auth, {
      username: `${mark}_${role}`.toLowerCase(),
      name,
      password
    });
    const subject = role === 'member' ? first : role === 'other' ? other : null;
    const held = role === 'other' ? 'member' : role;
    await grantRole(store, { account, unit: id, role: held, subject, from: '2025-01-01' });
  }
  at('2026-01-05');
  for (let month = 1; month < 12; month += 1)
    await sealByTwo(app, [recorder, committee], {
      period: `2025-${String(month).padStart(2, '0')}`,
      key: key()
    });
  const quarter = '2025-Q4';
  await recordAssembly(app, recorder, {
    key: key(),
    quarter,
    date: '2026-01-04',
    minutes: '党员大会1号',
    entitled: '3',
    present: '3',
    why: ''
  });
  const fixed = await app.readTransaction(recorder, async (stores) =>
    shownPoints(await assemblySheet(stores, quarter))
  );
  await concludeAssembly(app, recorder, { key: key(), quarter, shown: fixed });
  if (flagged)
    await ruleOnProposals(app, committee, {
      key: key(),
      quarter,
      rulings: [{ subject: first, rule: 'unqualified', confirmed: true, words: reason, seen: 0 }]
    });
  await sealByTwo(app, [recorder, committee], { period: '2025-12', key: key() });
  const { shown } = await previewNotice(app, recorder, { period: '2025' });
  const { code: notice } = await publishPeriod(app, recorder, { key: key(), period: '2025', shown });
  await addBoard(store, { code: `${mark}-board`, unit: id, name: `${mark} hall` });
  const held = { date: '2026-01-05', body: '支委会', minutes: '2号', members: [] };
  const { id: meeting } = await recordMeeting(
    app,
    { ...recorder, roles: ['superior'] },
    { key: key(), ...held }
  );
  const raised = { notice, about: '', said: '请核查', contact: '' };
  const { receipt } = await app.residents.object({ key: key(), ...raised }, '203.0.113.7');
  const [objection] = await (await app.read(recorder)).objections.list({ receipt });
  return {
    mark,
    unit: id,
    person: first,
    notice,
    meeting,
    receipt,
    board: `${mark}-board`,
    objection: objection?.id ?? ''
  };
}
