import { describe, expect, it } from 'vitest';
import { endOf } from './sending-end';

const refusal = { code: 'claim-twice', sentence: '已经申报过。' };

describe('what the server’s answer to a form means', () => {
  it('S5 a redirect says that it was received, unless it leads to the sign-in', () => {
    const to = (location: string) => endOf({ type: 'redirect', status: 303, location }, 200);
    expect(to('/me/claims?done=declared')).toEqual({ end: 'received' });
    expect(to('/sign-in?next=%2Fme')).toEqual({ end: 'signed-out' });
  });

  it('S7 a refusal stays with its reason', () => {
    expect(endOf({ type: 'failure', status: 409, data: { refusal } }, 200)).toEqual({
      end: 'refused',
      refusal
    });
  });

  it('S7 a refusal of several figures says what is wrong with each', () => {
    const cells = [{ key: 'u1 youth', sentence: '“99”不是 0 到 3 之间的数' }];
    const data = { refusal: { code: 'bad-cells', sentence: '有 1 格填得不对。', cells } };
    expect(endOf({ type: 'failure', status: 422, data }, 200)).toEqual({
      end: 'refused',
      refusal: { code: 'bad-cells', sentence: '有 1 格填得不对。 “99”不是 0 到 3 之间的数' }
    });
  });

  it.each([503, 507, 408])('S7 a refusal that is for now (%i) refuses nothing', (status) => {
    const failed = { code: 'database-away', sentence: '数据库暂时连不上。' };
    expect(endOf({ type: 'failure', status, data: { refusal: failed } }, 200)).toEqual({ end: 'away' });
  });

  it('S7 too many claims are a reason, which the cadre mends', () => {
    expect(endOf({ type: 'failure', status: 429, data: { refusal } }, 200)).toEqual({
      end: 'refused',
      refusal
    });
  });

  it('S7 a session that ended while the form was on its way refuses nothing', () => {
    const ended = { code: 'signed-out', sentence: '请重新登录。' };
    expect(endOf({ type: 'failure', status: 401, data: { refusal: ended } }, 200)).toEqual({
      end: 'signed-out'
    });
  });

  it.each([
    [413, 'refused'],
    [400, 'refused'],
    [403, 'away'],
    [500, 'away'],
    [429, 'away']
  ])(
    'S7 an error is told by the answer’s status (%i): %s, so that a form too large holds up no other',
    (status, end) => {
      expect(endOf({ type: 'error', error: { message: 'too-large', code: 'too-large' } }, status).end).toBe(
        end
      );
    }
  );

  it.each([null, 'ok', 1, {}, { error: { code: 'foreign-origin' } }, { type: 'done' }])(
    'S7 another’s JSON is no answer: %j',
    (result) => expect(endOf(result, 200)).toEqual({ end: 'foreign' })
  );
});
