import type { App } from '$lib/server/app';
import { Problem } from '$lib/server/platform/problem/problem';
import { refuse } from '../../../refuse';

/**
 * Finds a published notice of either kind by the code in its address.
 * @param code in the notice's address
 * @throws HttpError 404 when there is none; the problem's own status (503) when the stored notice isn't whole
 */
export async function needNotice({ app }: Pick<App.Locals, 'app'>, code: string) {
  const found = await noticeIn(app, code).catch((fault: unknown) => {
    if (!(fault instanceof Problem)) throw fault;
    app.log.error({ notice: code, code: fault.code }, 'notice');
    refuse(fault.status, fault.code);
  });
  if (!found) refuse(404, 'not-found');
  return found;
}

async function noticeIn({ public: reads }: App, code: string) {
  const own = await reads.noticeByCode(code);
  if (own) return { unit: own.unit, digest: own.digest, notice: own.snapshot, namesRows: true };
  const correction = await reads.supplementByCode(code);
  if (!correction) return null;
  const { unit, digest, supplement: notice, namesRows } = correction;
  return { unit, digest, notice, namesRows };
}
