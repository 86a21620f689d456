import type { House } from '$lib/server/house';
import { Problem } from '$lib/server/problem';
import { error } from '@sveltejs/kit';

/** A published notice of either kind by the code in its address; 404 when there is none, 503 when it isn't whole. */
export async function needNotice({ house }: Pick<App.Locals, 'house'>, code: string) {
  const found = await noticeIn(house, code).catch((fault: unknown) => {
    if (!(fault instanceof Problem)) throw fault;
    house.log.error({ notice: code, code: fault.code }, 'notice');
    error(fault.status, { message: fault.code, code: fault.code });
  });
  if (!found) error(404, { message: 'no such notice', code: 'not-found' });
  return found;
}

async function noticeIn({ public: reads }: House, code: string) {
  const own = await reads.noticeByCode(code);
  if (own) return { unit: own.unit, digest: own.digest, notice: own.snapshot, namesRows: true };
  const mending = await reads.supplementByCode(code);
  if (!mending) return null;
  const { unit, digest, supplement: notice, namesRows } = mending;
  return { unit, digest, notice, namesRows };
}
