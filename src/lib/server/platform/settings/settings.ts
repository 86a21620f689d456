import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { settingsList } from './list';
import type { Setting } from './setting';

export type Settings = {
  [Name in keyof typeof settingsList]: (typeof settingsList)[Name] extends Setting<infer Value>
    ? Value
    : never;
};

export type Environment = Readonly<Record<string, string | undefined>>;

/** The faults of the environment: all of them at once, one line each, never a secret's value. */
export class WrongSettings extends Error {
  constructor(readonly lines: readonly string[]) {
    super(['设置有误，没有启动 / not started, for wrong settings:', ...lines].join('\n  '));
    this.name = 'WrongSettings';
  }
}

/**
 * Reads the settings from the environment. An empty variable counts as not set. A secret may also be in a
 * file: DATABASE_URL_FILE names it, as systemd's credentials and containers' secrets want it.
 * @param by the server can't do without PUBLIC_URL: it prints QR codes; `upkeep` (backup, restore, doctor)
 * can
 * @throws WrongSettings before anything is opened
 */
export function readSettings(env: Environment, by: 'server' | 'upkeep' = 'server'): Settings {
  const wrong: string[] = [];
  const read: Record<string, unknown> = {};
  for (const [name, one] of Object.entries<Setting<unknown>>(settingsList)) {
    try {
      read[name] = valueOf(one, env);
    } catch (error) {
      wrong.push(error instanceof Error ? error.message : String(error));
    }
  }
  if (!env.PUBLIC_URL && read.demo === false && by === 'server') {
    wrong.push(`PUBLIC_URL ${missing} · ${right(settingsList.publicUrl)}`);
  }
  const [smtp, from] = [settingsList.smtpUrl, settingsList.mailFrom].map(({ env: name }) => name);
  const isMissing = (one: unknown, other: unknown) => one === null && typeof other === 'string';
  if (isMissing(read.mailFrom, read.smtpUrl))
    wrong.push(`${from} ${missing}（${smtp}） · ${right(settingsList.mailFrom)}`);
  if (isMissing(read.smtpUrl, read.mailFrom))
    wrong.push(`${smtp} ${missing}（${from}） · ${right(settingsList.smtpUrl)}`);
  if (wrong.length > 0) throw new WrongSettings(wrong);
  // The cast is safe because each value has just passed the form that its type is derived from.
  return read as Settings;
}

const missing = '没有设置 / is missing';

function valueOf(one: Setting<unknown>, env: Environment): unknown {
  const given = one.secret ? secretText(one, env) : env[one.env];
  if (!given) return one.fallback;
  const parsed = v.safeParse(one.form, given);
  if (parsed.success) return parsed.output;
  const shown = one.secret ? '（值不显示 / not shown）' : given;
  throw new Error(`${one.env}=${shown} · ${right(one)}`);
}

function right(one: { right: { zh: string; en: string } }): string {
  return `应为：${one.right.zh} / should be ${one.right.en}`;
}

function secretText(one: Setting<unknown>, env: Environment): string | undefined {
  const named = `${one.env}_FILE`;
  const file = env[named];
  if (!file) return env[one.env];
  if (env[one.env]) throw new Error(`${one.env}, ${named} · 只能设一个 / set one of them, not both`);
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new Error(`${named}=${file} · 读不了这个文件 / this file can’t be read: ${why}`, { cause: error });
  }
}
