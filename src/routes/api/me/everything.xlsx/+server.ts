import { myEverything } from '$lib/server/domain/me/my-everything';
import { Problem } from '$lib/server/platform/problem/problem';
import { fileAnswer } from '../../../answer-workbook';
import { jsonAnswer } from '../../../json-endpoint';
import { everythingSheets } from './everything-sheets';

/** Answers with everything of one's own as a workbook. */
export const GET = jsonAnswer(async ({ locals, request }) => {
  if (!locals.actor) throw new Problem('signed-out', 401);
  const everything = await myEverything(locals.app, locals.actor);
  const name = `${everything.unit.name} ${everything.person.name}`;
  return fileAnswer(request, { name, make: async () => everythingSheets(everything, name) });
});
