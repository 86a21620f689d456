import type { Actor } from '../../../platform/access/actor';
import { addPlaylist, saveGroup, savePlaylist } from '../../boards/lists/manage-lists';
import { sendEmergency } from '../../emergencies/send-emergency';
import type { App } from '../../../app';
import type { DemoMeeting } from './demo-unit';

/** Twice a year, with a meeting, the boards are tried out: one of them lies within any eleven months. */
export async function communityDrills({ app, recorder, month }: DemoMeeting): Promise<void> {
  if (!/-(?:03|09)$/.test(month)) return;
  const operator = await operatorOf(app, recorder);
  await sendEmergency(app, operator, {
    key: `demo-drill-${month}`,
    typed: {
      title: '燃气泄漏，请从东门离开',
      text: '去小学操场集合\n不要开关电灯、用火、乘电梯',
      drill: true,
      minutes: '10',
      units: [recorder.unit]
    }
  });
}

/**
 * Makes a group with the community's one board and a playlist for it, so that a change of the playlist is
 * seen on that board.
 */
export async function communityBoards(app: App, recorder: Actor): Promise<void> {
  const operator = await operatorOf(app, recorder);
  await saveGroup(app, operator, { key: 'demo-group-1', group: '', name: '一楼', boards: ['demo'] });
  const name = '每天';
  const { playlist, shown } = await addPlaylist(app, operator, { key: 'demo-playlist-1', name });
  const usual = { announcement: '', first: '', last: '', weekdays: [], hours: '', except: '' };
  await savePlaylist(app, operator, {
    key: 'demo-playlist-2',
    playlist,
    shown,
    name,
    places: ['all'],
    items: [
      { ...usual, id: 'standings', scene: 'standings', seconds: '12' },
      { ...usual, id: 'honours', scene: 'honours', seconds: '12' },
      { ...usual, id: 'changes', scene: 'changes', seconds: '10' },
      { ...usual, id: 'announcement', scene: 'announcement', seconds: '15' },
      { ...usual, id: 'rule', scene: 'rule', seconds: '15' },
      { ...usual, id: 'trend', scene: 'trend', seconds: '12' }
    ]
  });
}

async function operatorOf(app: App, recorder: Actor): Promise<Actor> {
  const accounts = await (await app.read(recorder)).accounts.list();
  const found = accounts.find(({ roles }) => roles.some(({ role }) => role === 'operator'));
  if (!found) throw new Error('the demo has an operator');
  return { ...recorder, account: found.id, name: found.name, roles: ['operator'] };
}
