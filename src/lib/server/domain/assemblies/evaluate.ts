import { dayIn } from '$lib/calendar';
import { readValue, typedNumber, type WrittenEntry } from '$lib/points';
import type { Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { needText } from '../../platform/text/need-text';
import { matterKey } from '../ledger/matter-key';
import { nextNumbers } from '../ledger/next-numbers';
import { questionsAbout } from '../ledger/questions';
import { reversalOf } from '../ledger/reversal-of';
import { Problem } from '../../platform/problem/problem';
import { isBarred, partsInRow } from '../conflicts/conflict';
import { actingPerson } from '../conflicts/person-in-matter';
import type { UnitStores } from '../units/unit-stores';
import { dayOfEvaluation, type AssemblySheet } from './assembly-sheet';
import { evaluationPrefix } from './late-lines';
import { needQuarter, needQuorum } from './need-quarter';

/** A row of the grid, as typed. One without a member is left out. */
export interface EvaluationRow {
  subject: string;
  item: string;
  value: string;
  /** the matter (同一事项): points taken off the base aren't taken off again as a fault (D3) */
  matterText: string;
  /** the question about it was answered: it isn't booked already, and may be given again (M17); absent: it wasn't */
  answered?: boolean;
}

/**
 * Books the points that the assembly adds or takes off, with its minutes as the basis: all rows, or none.
 * @throws Problem those of `needQuorum`, `bad-evaluation`, `nothing-entered`, `own-outcome`, `evaluation-questions` for a row with a
 * question that nobody has answered (M17)
 */
export function evaluate(
  app: App,
  actor: Actor,
  { key, quarter, rows }: { key: string; quarter: string; rows: readonly EvaluationRow[] }
): Promise<{ booked: number }> {
  const input = { quarter, rows: rows.map((row) => ({ ...row })) };
  return app.runCommand(actor, { permission: 'hold-assembly', key, input }, async (stores) => {
    const sheet = await needQuarter(stores, quarter, dayIn(stores.unit.timeZone, app.clock()));
    const record = needQuorum(sheet);
    const number = await nextNumbers(stores.ledger, evaluationPrefix(quarter));
    const filled = rows.flatMap((row, at): FilledRow[] => {
      if (row.subject === '' && row.value === '') return [];
      const { item, value } = read(sheet, row, at + 1);
      const entry = {
        id: number(),
        subject: row.subject,
        item,
        value,
        quantity: 1,
        matterText: row.matterText,
        date: dayOfEvaluation(sheet),
        period: sheet.booked,
        basis: record.decision.minutes,
        reverses: null
      };
      return [{ no: at + 1, isAnswered: row.answered === true, entry }];
    });
    if (filled.length === 0) throw new Problem('nothing-entered', 422);
    const entries = filled.map(({ entry }) => entry);
    await needOthers(stores, actor, sheet, entries);
    await needAnsweredRows(stores, sheet, filled);
    await stores.ledger.append(entries, record.decision.id);
    return { booked: entries.length };
  });
}

/** A row of the grid that is booked; `no` counts all rows, from 1. */
interface FilledRow {
  no: number;
  isAnswered: boolean;
  entry: WrittenEntry;
}

/** Asks about rows as a meeting asks about claims: whether it is booked already, or given more often than the document does (M17). */
async function needAnsweredRows(
  { ledger, unit }: UnitStores,
  { scheme }: AssemblySheet,
  filled: readonly FilledRow[]
): Promise<void> {
  const open = new Map(filled.flatMap(({ no, isAnswered, entry }) => (isAnswered ? [] : [[entry.id, no]])));
  if (open.size === 0) return;
  const added = filled.map(({ entry }) => ({ ...entry, matterKey: matterKey(unit.salt, entry.matterText) }));
  for (const { about, params } of questionsAbout(added, await ledger.entries(), { scheme })) {
    const asked = about.find((id) => open.has(id));
    if (asked === undefined) continue;
    const others = params.code === 'once' ? params.params.entries : params.params.others;
    throw new Problem('evaluation-questions', 409, { row: open.get(asked) ?? 0, others });
  }
}

function read(
  sheet: AssemblySheet,
  { subject, item: id, value: typed, matterText }: EvaluationRow,
  row: number
) {
  const item = sheet.items.find((each) => each.id === id);
  if (!item || !sheet.members.some((member) => member.subject.id === subject))
    throw new Problem('bad-evaluation', 422, { row, value: item ? subject : id });
  needText(matterText);
  const value = readValue(item, typedNumber(typed));
  // A veto has no points, so a value that is typed beside it would be lost; it is refused.
  if (value === null || (item.kind === 'veto' && typed.trim() !== ''))
    throw new Problem('bad-evaluation', 422, { row, value: typed });
  return { item: id, value };
}

/**
 * Undoes what the assembly has booked by mistake, while it isn't concluded (M7).
 * @throws Problem as `needQuorum`, `not-found` when the entry isn't the assembly's, or is undone already, `own-outcome`
 */
export function takeBack(
  app: App,
  actor: Actor,
  { key, quarter, entry }: { key: string; quarter: string; entry: string }
): Promise<{ entry: string }> {
  return app.runCommand(
    actor,
    { permission: 'hold-assembly', key, input: { quarter, entry } },
    async (stores) => {
      const sheet = await needQuarter(stores, quarter, dayIn(stores.unit.timeZone, app.clock()));
      const record = needQuorum(sheet);
      const found = sheet.members
        .flatMap(({ entries }) => entries)
        .find((each) => each.entry.id === entry && each.byAssembly && each.undone === null);
      if (!found || found.entry.reverses !== null) throw new Problem('not-found', 404);
      await needOthers(stores, actor, sheet, [found.entry]);
      const number = await nextNumbers(stores.ledger, evaluationPrefix(quarter));
      const undoing = { ...reversalOf(found.entry, sheet.booked), basis: record.decision.minutes };
      await stores.ledger.append([{ ...undoing, id: number() }], record.decision.id);
      return { entry };
    }
  );
}

/** Nobody records what the assembly decided of themselves. */
async function needOthers(
  { accounts }: UnitStores,
  actor: Actor,
  { members }: AssemblySheet,
  entries: readonly Pick<WrittenEntry, 'subject'>[]
): Promise<void> {
  const person = await actingPerson(actor, accounts);
  const own = members.find(
    ({ subject: { id } }) =>
      entries.some(({ subject }) => subject === id) &&
      isBarred({ deed: 'decide', parts: partsInRow(person, id) })
  );
  if (own) throw new Problem('own-outcome', 403, { name: own.subject.name });
}
