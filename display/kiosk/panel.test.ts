import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BoardComputer } from '../../tests/make/board-computer';

let computer: BoardComputer;
beforeEach(() => (computer = new BoardComputer()));
afterEach(() => computer.remove());

it.each([
  [
    '22:30-06:00',
    { '22:29': 'on', '22:30': 'off', '23:59': 'off', '00:00': 'off', '05:59': 'off', '06:00': 'on' }
  ],
  ['12:00-13:30', { '11:59': 'on', '12:00': 'off', '13:29': 'off', '13:30': 'on', '00:00': 'on' }],
  ['08:00-08:00', { '07:59': 'off', '08:00': 'off' }],
  ['', { '03:00': 'on' }],
  ['ten to six', { '03:00': 'on' }],
  ['24:00-06:00', { '03:00': 'on' }]
])('hours %s', async (hours, wanted) => {
  const times = Object.keys(wanted);
  const settings = { BOARD_PANEL_OFF: hours };
  const { out } = await computer.bash(
    ['panel'],
    `for t in ${times.join(' ')}; do panel_wanted $t; echo; done`,
    settings
  );
  expect(out.trim().split('\n')).toEqual(Object.values(wanted));
  const { err } = await computer.bash(['panel'], 'check_panel_hours', settings);
  expect(err.includes('22:30-06:00')).toBe(hours === 'ten to six' || hours === '24:00-06:00');
});

/** The output of cec-ctl from v4l-utils 1.22, which exits with 0 either way. */
const acknowledged = `case "$*" in
  *--to*) printf '\\nTransmit from Playback Device 1 to TV (4 to 0):\\nSTANDBY (0x36)\\n\\tSequence: 1 Tx Timestamp: 9.1s\\n' ;;
  *--playback*) ;;
  *) echo '	Physical Address           : 2.0.0.0' ;;
esac`;
const nobody = `${acknowledged}
case "$*" in *--to*) printf '\\tTx, Not Acknowledged (4), Max Retries\\n' ;; esac`;

describe('the panel', () => {
  const slot = async (state: 'on' | 'off', settings: Record<string, string> = {}) => {
    const answer = await computer.bash(['panel'], `panel ${state}`, { SWAYSOCK: '/sway', ...settings });
    const asked = computer.asked().map((line) => line.replace(/-s -d \S+\/dev\//, ''));
    return { ...answer, asked };
  };
  const addPort = () => writeFileSync(join(computer.folder, 'dev/cec0'), '');
  const dpms = (state: string) => `swaymsg -q output * dpms ${state}`;

  it('a TV is told by CEC, and comes back to this input', async () => {
    addPort();
    computer.program('cec-ctl', acknowledged);
    computer.program('swaymsg');
    expect((await slot('off')).asked).toEqual([
      'cec-ctl cec0 --playback --osd-name Sunboard',
      'cec-ctl cec0 --to 0 --standby'
    ]);
    expect((await slot('on')).asked.slice(1)).toEqual([
      'cec-ctl cec0 --to 0 --image-view-on',
      expect.stringMatching(/^cec-ctl -d \S+cec0$/),
      'cec-ctl cec0 --to 0 --active-source phys-addr=2.0.0.0'
    ]);
  });

  it('where no TV answers the monitor loses its signal', async () => {
    addPort();
    computer.program('cec-ctl', nobody);
    computer.program('swaymsg');
    expect((await slot('off')).asked.at(-1)).toBe(dpms('off'));
    expect((await slot('on')).asked.at(-1)).toBe(dpms('on'));
  });

  it('a computer without CEC', async () => {
    computer.program('cec-ctl', 'exit 1');
    computer.program('swaymsg');
    expect((await slot('off')).asked).toEqual([dpms('off')]);
  });

  it('one way only, or none', async () => {
    addPort();
    computer.program('cec-ctl', acknowledged);
    computer.program('swaymsg');
    expect((await slot('off', { BOARD_PANEL: 'dpms' })).asked).toEqual([dpms('off')]);
    expect(await slot('off', { BOARD_PANEL: 'none' })).toMatchObject({ asked: [], err: '' });
    computer.program('cec-ctl', nobody);
    const failed = await slot('off', { BOARD_PANEL: 'cec' });
    expect(failed.asked).not.toContain(dpms('off'));
    expect(failed.err).toContain("didn't go off");
  });
});
