import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { settingsList } from '../../src/lib/server/platform/settings/list';

const read = (name: string) => readFileSync(`deploy/${name}`, 'utf8').split('\n');

it('one process and one of several are the same unit, but for their port', () => {
  const one = read('sunboard.service');
  const several = read('sunboard@.service');
  expect(
    several.filter((line) => !one.includes(line)).map((line) => line.split('=')[0]?.slice(0, 20))
  ).toEqual(['# One of several pro', 'Description', '# EnvironmentFile wi', 'ExecStart']);
  expect(one.filter((line) => !several.includes(line))).toHaveLength(3);
  const start = (lines: string[]) => lines.find((line) => line.startsWith('ExecStart='));
  // A PORT in the file of settings would win over one in `Environment`.
  expect(start(several)).toBe(start(one)?.replace('=', '=/usr/bin/env PORT=%i '));
});

it('the example names settings that there are', () => {
  const known = Object.values(settingsList).map(({ env }) => env);
  const named = read('sunboard.env.example').flatMap((line) => /^#?([A-Z_]+)=/.exec(line)?.[1] ?? []);
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((name) => !known.includes(name))).toEqual([]);
});

it.each(['deploy/README.md', 'deploy/README.zh-CN.md', 'docs/use/operator.md', 'docs/use/operator.zh-CN.md'])(
  '%s installs what starts again after a power cut, with settings and with its clock set',
  (page) => {
    const text = readFileSync(page, 'utf8');
    const steps = [
      'deploy/sunboard.env.example',
      '\neditor /etc/sunboard/sunboard.env',
      '\nsystemctl enable systemd-time-wait-sync.service',
      '\ndeploy/upgrade.sh .',
      '\nsystemctl enable sunboard'
    ].map((step) => text.indexOf(step));
    expect(steps).not.toContain(-1);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
  }
);

it.each(['sunboard.service', 'sunboard@.service'])('%s starts after the clock is set', (name) => {
  for (const key of ['Wants', 'After'])
    expect(
      read(name)
        .find((line) => line.startsWith(`${key}=`))
        ?.split(/[= ]/)
    ).toContain('time-sync.target');
});
