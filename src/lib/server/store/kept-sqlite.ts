import type { ColumnRule, KeptRule } from './kept-rules';

/** SQLite's triggers for a table that changes in part (see `kept-rules`). */
export function keptInSqlite(table: string, { columns, deletion, keys }: KeptRule): string[] {
  const refuse = `begin select raise(abort, '${table} is kept as it was written'); end`;
  const changed = Object.entries(columns).map(([column, rule]) => `(${refusedChange(column, rule)})`);
  const clash = [...(keys ?? []), ['rowid']].map(
    (key) => `(${key.map((column) => `${column} is new.${column}`).join(' and ')})`
  );
  return [
    `create trigger ${table}_kept before update on ${table} when ${changed.join(' or ')} ${refuse}`,
    ...(deletion === 'never'
      ? [`create trigger ${table}_no_delete before delete on ${table} ${refuse}`]
      : []),
    // An upsert comes by here as well, so a table that is written by one has no such guard.
    ...(keys
      ? [
          `create trigger ${table}_no_replace before insert on ${table}
             when exists (select 1 from ${table} where ${clash.join(' or ')}) ${refuse}`
        ]
      : [])
  ];
}

function refusedChange(column: string, rule: ColumnRule): string {
  const [was, is] = [`old.${column}`, `new.${column}`];
  const changed = `${was} is not ${is}`;
  if (rule === 'earlier') return `${changed} and (${is} is null or ${is} > coalesce(${was}, '9999'))`;
  return rule === 'emptied' ? `${changed} and ${is} is not ''` : changed;
}

/** Marks what is erased, and refuses to write it again. */
export function erasedInSqlite(table: string, key: readonly string[]): string[] {
  const name = (row: string) => key.map((column) => `${row}.${column}`).join(" || ' ' || ");
  return [
    `create trigger ${table}_marked after delete on ${table}
       begin insert into erased (what, id) values ('${table}', ${name('old')}); end`,
    `create trigger ${table}_no_return before insert on ${table}
       when exists (select 1 from erased where what = '${table}' and id = ${name('new')})
       begin select raise(abort, '${table} was erased'); end`
  ];
}
