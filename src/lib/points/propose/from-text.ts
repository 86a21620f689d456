import { forbiddenBasis } from '../check/burden';
import { evenOut, mendDamage } from './damage';
import { draftsOf, type Found } from './drafts';
import { highestOf } from './highest';
import { leftIn } from './left';
import { ownersOf } from './marks';
import { numbered } from './numbered';
import { outline, type Block } from './outline';
import { joinPages } from './pages';
import type { Draft, Proposal } from './proposal';
import { readingOf, type Reading } from './reading';

/**
 * Proposes the items of a rule document, in its order, each with the words that it came from. Scanning damage is read
 * as what it most likely was, and each row says so. Nothing is certain: a person confirms every row.
 */
export function proposeFromText(original: string): Proposal[] {
  const reading = mendDamage(evenOut(joinPages(readingOf(original))));
  return numbered(foundIn(reading, outline(reading.text)));
}

/** What the blocks of one reading give, each with its section. */
export function foundIn(reading: Reading, blocks: readonly Block[]): (Found & { section: string })[] {
  const parents = new Map<Block, Draft>();
  const byBlock = new Map<Block, Found[]>();
  for (const owned of ownersOf(blocks, reading.text)) {
    byBlock.set(owned.block, draftsOf(owned, blocks, reading, parents));
  }
  return blocks.flatMap((block) => {
    const own = byBlock.get(block) ?? [];
    const highest = highestOf(block, blocks, reading, (one) => byBlock.get(one) ?? []);
    const ruled = highest ? [...own, highest] : own;
    const all = inOrder(ruled, leftIn(block, reading, ruled));
    // The same objects: others refer to them.
    for (const { draft } of all) draft.remarks.push(...remarksOn(draft, reading));
    return all.map((one) => ({ ...one, section: block.section }));
  });
}

function remarksOn({ source, clause }: Draft, reading: Reading): Draft['remarks'] {
  const damage = reading.mends
    .filter((mend) => mend.start < source.end && source.start < mend.end)
    .map(({ from, to }) => ({ code: 'damaged' as const, from, to }));
  const burden = forbiddenBasis.exec(clause);
  return burden ? [...damage, { code: 'burden', from: burden[0] }] : damage;
}

/** What is open stands before the first row that comes after it in the document; the others keep their order. */
function inOrder(found: readonly Found[], open: readonly Found[]): Found[] {
  const rows = [...found];
  for (const one of open) {
    const place = rows.findIndex(({ draft }) => draft.source.start > one.draft.source.start);
    rows.splice(place < 0 ? rows.length : place, 0, one);
  }
  return rows;
}
