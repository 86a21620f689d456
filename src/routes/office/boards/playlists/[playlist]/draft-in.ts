import { field, fields } from '../../../../forms/fields';
import type { PlaylistDraft } from './draft';

/**
 * Reads a playlist from its form. The fields of one line stand at the same place of each name; weekdays name
 * their line (`2-5`).
 */
export function draftIn(form: FormData): PlaylistDraft {
  const scenes = fields(form.getAll('scene'));
  const ids = fields(form.getAll('line'));
  const announcements = fields(form.getAll('announcement'));
  const seconds = fields(form.getAll('seconds'));
  const first = fields(form.getAll('first'));
  const last = fields(form.getAll('until'));
  const hours = fields(form.getAll('hours'));
  const except = fields(form.getAll('except'));
  const weekdays = fields(form.getAll('weekday')).map((each) => each.split('-'));
  return {
    name: field(form, 'name'),
    places: fields(form.getAll('place')),
    items: scenes.map((scene, row) => ({
      id: ids[row] ?? '',
      scene,
      announcement: announcements[row] ?? '',
      seconds: seconds[row] ?? '',
      first: first[row] ?? '',
      last: last[row] ?? '',
      weekdays: weekdays.flatMap(([at, day = '']) => (Number(at) === row ? [day] : [])),
      hours: hours[row] ?? '',
      except: except[row] ?? ''
    }))
  };
}
