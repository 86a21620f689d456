import type { KeptRule } from './kept-rules';

/** A trigger as PostgreSQL lists it: `type` is its `tgtype` (1 each row, 2 before, 4 insert, 8 delete, 16 update, 32 truncate). */
export interface PostgresGuard {
  table: string;
  name: string;
  when: string;
  type: number;
  function: keyof typeof functions;
  args: string[];
}

/** What the triggers run. Their text is compared by doctor: a name alone guards nothing. */
export const functions = {
  refuse_kept: `
declare rule text; col text; kind text; was text; now text;
begin
  foreach rule in array tg_argv loop
    col := split_part(rule, ' ', 1);
    kind := split_part(rule, ' ', 2);
    was := to_jsonb(old) ->> col;
    now := to_jsonb(new) ->> col;
    if was is distinct from now
      and not (kind = 'earlier' and now is not null and (was is null or now collate "C" < was collate "C"))
      and not (kind = 'emptied' and now is not distinct from '')
    then raise exception '% is kept as it was written', tg_table_name using errcode = 'restrict_violation';
    end if;
  end loop;
  return new;
end`,
  mark_erased: `
declare named text := '';
begin
  select string_agg(to_jsonb(old) ->> tg_argv[at], ' ' order by at) into named
    from generate_series(0, tg_nargs - 1) at;
  insert into erased (what, id) values (tg_table_name, named);
  return null;
end`,
  refuse_return: `
declare named text := '';
begin
  select string_agg(to_jsonb(new) ->> tg_argv[at], ' ' order by at) into named
    from generate_series(0, tg_nargs - 1) at;
  if exists (select 1 from erased where what = tg_table_name and id = named)
  then raise exception '% was erased', tg_table_name using errcode = 'restrict_violation';
  end if;
  return new;
end`,
  refuse_change: ''
} as const;

/** The triggers of a table that changes in part (see `kept-rules`). */
export function keptInPostgres(table: string, { columns, deletion }: KeptRule): PostgresGuard[] {
  const refuse = { table, function: 'refuse_change' as const, args: ['is kept as it was written'] };
  return [
    {
      table,
      name: `${table}_kept`,
      when: 'before update',
      type: 1 + 2 + 16,
      function: 'refuse_kept',
      args: Object.entries(columns).map(([column, rule]) => `${column} ${rule}`)
    },
    ...(deletion === 'never'
      ? [{ ...refuse, name: `${table}_no_delete`, when: 'before delete', type: 1 + 2 + 8 }]
      : []),
    { ...refuse, name: `${table}_no_truncate`, when: 'before truncate', type: 2 + 32 }
  ];
}

/** Those that mark what is erased, and refuse to write it again. */
export function erasedInPostgres(table: string, key: readonly string[]): PostgresGuard[] {
  const args = [...key];
  return [
    { table, name: `${table}_marked`, when: 'after delete', type: 1 + 8, function: 'mark_erased', args },
    {
      table,
      name: `${table}_no_return`,
      when: 'before insert',
      type: 1 + 2 + 4,
      function: 'refuse_return',
      args
    }
  ];
}

/** ALWAYS: also for a session that plays a replica, where triggers are off. */
export function creationOf({ table, name, when, type, function: run, args }: PostgresGuard): string[] {
  const each = type & 1 ? 'row' : 'statement';
  return [
    `create trigger ${name} ${when} on ${table} for each ${each}
       execute function ${run}(${args.map((arg) => `'${arg}'`).join(', ')})`,
    `alter table ${table} enable always trigger ${name}`
  ];
}
