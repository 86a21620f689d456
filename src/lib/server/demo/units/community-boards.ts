import type { Actor } from '../../accounts/actor';
import { addPlaylist, saveGroup, savePlaylist } from '../../boards/lists/manage-lists';
import { sendEmergency } from '../../emergencies/send-emergency';
import type { House } from '../../house';
import type { DemoMeeting } from './demo-unit';

/** Twice a year, with a meeting, the boards are tried out: one of them lies within any eleven months. */
export async function communityDrills({ house, recorder, month }: DemoMeeting): Promise<void> {
  if (!/-(?:03|09)$/.test(month)) return;
  const operator = await operatorOf(house, recorder);
  await sendEmergency(house, operator, {
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

/** A group with the community's one board, and the playlist that it plays: what is changed there is seen on it. */
export async function communityBoards(house: House, recorder: Actor): Promise<void> {
  const operator = await operatorOf(house, recorder);
  await saveGroup(house, operator, { key: 'demo-group-1', group: '', name: '一楼', boards: ['demo'] });
  const name = '每天';
  const { playlist, shown } = await addPlaylist(house, operator, { key: 'demo-playlist-1', name });
  const usual = { announcement: '', first: '', last: '', weekdays: [], hours: '', except: '' };
  await savePlaylist(house, operator, {
    ...{ key: 'demo-playlist-2', playlist, shown, name, places: ['all'] },
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

async function operatorOf(house: House, recorder: Actor): Promise<Actor> {
  const accounts = await (await house.read(recorder)).accounts.list();
  const found = accounts.find(({ roles }) => roles.some(({ role }) => role === 'operator'));
  if (!found) throw new Error('the demo has an operator');
  return { ...recorder, account: found.id, name: found.name, roles: ['operator'] };
}
