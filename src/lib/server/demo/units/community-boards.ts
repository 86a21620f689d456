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

/** How the community's boards are grouped, and a playlist of the upper floor's. */
export async function communityBoards(house: House, recorder: Actor): Promise<void> {
  const operator = await operatorOf(house, recorder);
  await saveGroup(house, operator, { key: 'demo-group-1', group: '', name: '一楼', boards: ['demo'] });
  const upper = { key: 'demo-group-2', group: '', name: '二楼', boards: [] };
  const { group } = await saveGroup(house, operator, upper);
  const name = '二楼活动室';
  const { playlist } = await addPlaylist(house, operator, { key: 'demo-playlist-1', name });
  const usual = { announcement: '', first: '', last: '', weekdays: [], hours: '', except: '' };
  await savePlaylist(house, operator, {
    ...{ key: 'demo-playlist-2', playlist, name, places: [`group:${group}`] },
    items: [
      { ...usual, id: 'standings', scene: 'standings', seconds: '20' },
      { ...usual, id: 'changes', scene: 'changes', seconds: '20' },
      { ...usual, id: 'announcement', scene: 'announcement', seconds: '25' },
      { ...usual, id: 'honours', scene: 'honours', seconds: '15', weekdays: ['1', '5'] },
      { ...usual, id: 'rule', scene: 'rule', seconds: '20', hours: '08:00-11:30, 14:00-18:00' }
    ]
  });
}

async function operatorOf(house: House, recorder: Actor): Promise<Actor> {
  const accounts = await (await house.read(recorder)).accounts.list();
  const found = accounts.find(({ roles }) => roles.some(({ role }) => role === 'operator'));
  if (!found) throw new Error('the demo has an operator');
  return { ...recorder, account: found.id, name: found.name, roles: ['operator'] };
}
