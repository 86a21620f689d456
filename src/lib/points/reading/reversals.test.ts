import { describe, expect, it } from 'vitest';
import { readEntryTable, type EntryFields } from '..';
import { codes, columns, read, roster, scheme, table } from '../../../../tests/points/reading';

describe('M7 reversals', () => {
  it('M7 a reversal may stand before what it reverses in the file, and carries nothing of its own', () => {
    const { entries, problems } = read(
      ['r1', 'u1', '', '2026-10-02', '', '', '', '', 'e1'],
      ['e1', 'u1', 'activity', '2026-10-01']
    );
    expect(problems).toEqual([]);
    expect(entries[0]).toMatchObject({ item: '', value: '', reverses: 'e1', period: '2026-10' });
    expect(
      codes(
        ['e1', 'u1', 'activity', '2026-10-01'],
        ['r1', 'u1', 'activity', '2026-10-02', '', 2, '5', '', 'e1']
      )
    ).toEqual(['3 item unknown-item', '3 quantity bad-quantity', '3 value bad-value']);
  });

  it('M7 a reversal is of the same subject, not booked before, not of a reversal, and not a second one', () => {
    const entry = ['e1', 'u1', 'activity', '2026-10-01'];
    const reversal = (id: string, subject: string, date: string, of: string) => [
      id,
      subject,
      '',
      date,
      '',
      '',
      '',
      '',
      of
    ];
    expect(codes(entry, reversal('r1', 'u2', '2026-10-02', 'e1'))).toEqual(['3 reverses unknown-reversal']);
    expect(codes(entry, reversal('r1', 'u1', '2026-09-02', 'e1'))).toEqual(['3 reverses unknown-reversal']);
    expect(
      codes(entry, reversal('r1', 'u1', '2026-10-02', 'e1'), reversal('r2', 'u1', '2026-11-02', 'r1'))
    ).toEqual(['4 reverses unknown-reversal']);
    expect(
      codes(entry, reversal('r1', 'u1', '2026-10-02', 'e1'), reversal('r2', 'u1', '2026-11-02', 'e1'))
    ).toEqual(['4 reverses reversed-twice']);
  });

  it('M7 what the ledger holds can be reversed, once', () => {
    const booked = {
      basis: '',
      quantity: 1,
      value: '',
      subject: 'u1',
      date: '2026-09-01',
      period: '2026-09'
    };
    const known: EntryFields[] = [
      { ...booked, id: 'k1', item: 'activity', reverses: null },
      { ...booked, id: 'k2', item: 'activity', reverses: null },
      { ...booked, id: 'k3', item: '', reverses: 'k2' }
    ];
    const rows = ['k1', 'k2', 'k3'].map((of, n) => [`r${n}`, 'u1', '', '2026-10-02', '', '', '', '', of]);
    const { problems } = readEntryTable(table(columns, ...rows), { scheme, roster, known });
    expect(problems.map(({ code, row }) => [row, code])).toEqual([
      [3, 'reversed-twice'],
      [4, 'unknown-reversal']
    ]);
  });

  it('what is wrong with an entry isn’t said again of its reversal', () => {
    expect(
      codes(['e1', 'u1', 'acivity', '2026-10-01'], ['r1', 'u1', '', '2026-10-02', '', '', '', '', 'e1'])
    ).toEqual(['2 item unknown-item']);
  });
});
