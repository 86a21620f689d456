import { existsSync } from 'node:fs';
import { clearDemo } from './clear-demo.mjs';
import { Refusal } from './refusal.mjs';

/**
 * Looks into the PostgreSQL database in which a demo shall live. It founds nothing and, without `reset`,
 * drops only what an interrupted founding has left.
 * @param {{ url: string, dataDir: string, reset: boolean }} demo
 * @param {typeof import('./found-demo')} program
 * @param {(line: string) => void} say
 * @returns {Promise<boolean>} whether a demo is there; if not, the database is empty
 * @throws {Refusal} when other data is in it
 */
export async function demoInDatabase({ url, dataDir, reset }, program, say) {
  const name = program.databaseLocation(url);
  const held = await program.heldIn(url);
  if (held.kind === 'other')
    throw new Refusal(
      `数据库 ${name} 里已有别的表，不是演示数据，不会动它；请另建一个空库（createdb sunboard_demo）`,
      `the database ${name} holds other tables than a demo's, and is left as it is; make an empty one (createdb sunboard_demo)`
    );
  if (held.kind === 'demo' && (reset || held.founded === null)) {
    say(`删除 ${name} 里演示的全部表，别的不动 / dropping the demo's tables in ${name}, and nothing else`);
    await program.dropDemo(url).catch((/** @type {Error} */ error) => {
      throw new Refusal(
        `${name} 里有别的东西依赖演示的表，什么也没有删：${error.message}`,
        `something else in ${name} depends on the demo's tables; nothing was dropped`
      );
    });
    return false;
  }
  if (held.kind === 'nothing' || held.founded === null) return false;
  // In another folder, or on another machine, the demo's files beside the database are made anew.
  if (!existsSync(`${dataDir}/demo-data`)) clearDemo(dataDir);
  await program.fillFolder(dataDir, held.founded);
  return true;
}
