import { expect, it } from 'vitest';
import { makeFeed } from '../../tests/fixtures/feed';
import { emergenciesAt } from './hanging';

const emergency = (id: string, drill: boolean, until: string) => ({
  id,
  drill,
  title: id,
  text: '',
  by: '阳光社区',
  from: '2026-10-05T04:00:00Z',
  until
});

it('a drill never takes turns with a real emergency, and goes on when that is over before it', () => {
  const emergencies = [
    emergency('drill', true, '2026-10-05T05:00:00Z'),
    emergency('fire', false, '2026-10-05T04:30:00Z')
  ];
  const on = (clock: string) =>
    emergenciesAt({ ...makeFeed(), emergencies }, Date.parse(`2026-10-05T${clock}Z`)).map(({ id }) => id);
  expect(on('03:59:59')).toEqual([]);
  expect(on('04:10:00')).toEqual(['fire']);
  expect(on('04:40:00')).toEqual(['drill']);
});
