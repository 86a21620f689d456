import { expect, it } from 'vitest';
import { governing } from './governing';

const adopt = (no: number, from: string, withdrawn = false) =>
  ({ no, from, action: 'adopt', withdrawn }) as const;
const retire = (no: number, from: string) => ({ no, from, action: 'retire' }) as const;

it('one after the other', () => {
  expect(governing([adopt(1, '2024-01-01'), adopt(2, '2026-10-01')])).toEqual([
    { no: 1, from: '2024-01-01', to: '2026-09-30' },
    { no: 2, from: '2026-10-01', to: null }
  ]);
});

it('the later resolution holds, also for days that an earlier one was made for', () => {
  expect(governing([adopt(1, '2024-01-01'), adopt(2, '2027-01-01'), adopt(3, '2026-10-01')])).toEqual([
    { no: 1, from: '2024-01-01', to: '2026-09-30' },
    { no: 3, from: '2026-10-01', to: null }
  ]);
});

it('what was withdrawn never governs', () => {
  expect(governing([adopt(1, '2024-01-01'), adopt(2, '2027-01-01', true)])).toEqual([
    { no: 1, from: '2024-01-01', to: null }
  ]);
});

it('nothing governs between a retirement and the next adoption', () => {
  expect(governing([adopt(1, '2024-01-01'), retire(2, '2026-07-01'), adopt(3, '2027-01-01')])).toEqual([
    { no: 1, from: '2024-01-01', to: '2026-06-30' },
    { no: 3, from: '2027-01-01', to: null }
  ]);
});
