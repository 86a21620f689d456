import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readSettings, WrongSettings, type Environment } from './settings';
import { unknownSettings } from './unknown-settings';

const set = { PUBLIC_URL: 'https://example.org/' };
const linesOf = (env: Environment): readonly string[] => {
  try {
    readSettings(env);
    return [];
  } catch (error) {
    return error instanceof WrongSettings ? error.lines : [String(error)];
  }
};

it('reads what is set, and has a default for all else', () => {
  expect(readSettings(set)).toEqual({
    publicUrl: 'https://example.org',
    dataDir: 'data',
    backupDir: null,
    databaseUrl: null,
    sessionKeyFile: null,
    port: 4000,
    host: '0.0.0.0',
    trustProxy: [],
    timeZone: 'Asia/Shanghai',
    clockRightFrom: null,
    logLevel: 'info',
    drainSeconds: 0,
    metricsToken: null,
    smtpUrl: null,
    pushContact: null,
    mailFrom: null,
    demo: false
  });
  expect(readSettings({ SUNBOARD_DEMO: '1', DATA_DIR: 'x' })).toMatchObject({
    dataDir: 'x',
    publicUrl: null,
    demo: true
  });
  expect(
    readSettings({
      ...set,
      PORT: '80',
      TRUST_PROXY: 'loopback, 10.0.0.0/8',
      TIME_ZONE: 'Asia/Urumqi',
      DATABASE_URL: 'postgres://a:b@h/d',
      HOST: ''
    })
  ).toMatchObject({
    port: 80,
    host: '0.0.0.0',
    trustProxy: ['127.0.0.0/8', '::1', '10.0.0.0/8'],
    timeZone: 'Asia/Urumqi',
    databaseUrl: 'postgres://a:b@h/d'
  });
});

it('names all that is wrong at once, with what was given', () => {
  const lines = linesOf({ PUBLIC_URL: 'example.org', PORT: '0', TIME_ZONE: 'Mars/Base', TRUST_PROXY: '1' });
  expect(lines.map((line) => line.split(' · ')[0])).toEqual([
    'PUBLIC_URL=example.org',
    'PORT=0',
    'TRUST_PROXY=1',
    'TIME_ZONE=Mars/Base'
  ]);
  expect(lines.every((line) => line.includes('应为') && line.includes('should be'))).toBe(true);
});

it.each<[string, string]>([
  ['PUBLIC_URL', 'https://example.org/path'],
  ['PUBLIC_URL', 'https://a:b@example.org'],
  ['PUBLIC_URL', 'javascript:alert(1)'],
  ['SUNBOARD_DEMO', 'yes'],
  ['PUBLIC_URL', 'http://example.org:6000'],
  ['PORT', '65536'],
  ['PORT', '6665'],
  ['PORT', '4e3'],
  ['TIME_ZONE', '+08:00'],
  ['LOG_LEVEL', 'loud'],
  ['TRUST_PROXY', '0.0.0.0/0'],
  ['TRUST_PROXY', '10.0.0.0/33'],
  ['TRUST_PROXY', 'proxy.lan'],
  ['METRICS_TOKEN', 'short'],
  ['DATABASE_URL', 'mysql://a:b@h/d'],
  ['DATABASE_URL', 'postgres://a:b@h'],
  ['SMTP_URL', 'http://h'],
  ['SMTP_URL', 'smtp://h/path'],
  ['SMTP_URL', 'smtp://h?proxy=http://p'],
  ['SMTP_URL', 'smtp://:secret@h'],
  ['SMTP_URL', 'smtp://a:%E9@h'],
  ['MAIL_FROM', 'a@b.org, c@d.org'],
  ['MAIL_FROM', 'a@b.org\nBcc: c@d.org'],
  ['MAIL_FROM', '阳光榜 <a@b.org>']
])('refuses %s=%s', (name, value) => {
  const lines = linesOf({ ...set, [name]: value });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain(name);
});

it('wants an origin for the QR codes, but for the demo', () => {
  expect(linesOf({})).toEqual([expect.stringContaining('PUBLIC_URL')]);
  expect(linesOf({ SUNBOARD_DEMO: '1' })).toEqual([]);
  expect(readSettings({}, 'upkeep').publicUrl).toBeNull();
});

it('wants server and sender of mail together', () => {
  const mail = { SMTP_URL: 'smtps://a%40b.org:%25@mail.b.org', MAIL_FROM: 'board@b.org' };
  expect(readSettings({ ...set, ...mail })).toMatchObject({
    smtpUrl: mail.SMTP_URL,
    mailFrom: 'board@b.org'
  });
  expect(linesOf({ ...set, SMTP_URL: mail.SMTP_URL })).toEqual([expect.stringMatching(/^MAIL_FROM /)]);
  expect(linesOf({ ...set, MAIL_FROM: mail.MAIL_FROM })).toEqual([expect.stringMatching(/^SMTP_URL /)]);
});

it('never prints a secret', () => {
  const lines = linesOf({
    ...set,
    DATABASE_URL: 'mysql://a:geheim@h/d',
    METRICS_TOKEN: 'geheim',
    SMTP_URL: 'smtp://a:geheim@h/x'
  });
  expect(lines).toHaveLength(3);
  expect(lines.join()).not.toContain('geheim');
});

it('takes a secret from the file that NAME_FILE names', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sunboard-settings-'));
  const file = join(folder, 'url');
  writeFileSync(file, 'postgres://a:b@h/d\n');
  expect(readSettings({ ...set, DATABASE_URL_FILE: file }).databaseUrl).toBe('postgres://a:b@h/d');
  expect(linesOf({ ...set, DATABASE_URL_FILE: file, DATABASE_URL: 'x' })[0]).toContain('DATABASE_URL_FILE');
  rmSync(folder, { recursive: true });
  expect(linesOf({ ...set, DATABASE_URL_FILE: file })[0]).toContain('ENOENT');
});

it('warns of a name that is almost one, and of ours that is none', () => {
  const others = { PATH: '/bin', HOME: '/', HOSTNAME: 'h', NODE_ENV: 'production', TZ: 'UTC', PORTS: '1' };
  expect(unknownSettings({ ...set, ...others, SUNBOARD_VERSION: '1' })).toEqual([]);
  const reported = unknownSettings({
    PUBLC_URL: 'x',
    TRUSTPROXY: 'x',
    DATABASE_URL_FIL: 'x',
    SUNBOARD_X: 'x'
  });
  expect(reported.map((line) => /did you mean (\S+)/.exec(line)?.[1])).toEqual([
    'PUBLIC_URL',
    'TRUST_PROXY',
    'DATABASE_URL_FILE',
    undefined
  ]);
});
