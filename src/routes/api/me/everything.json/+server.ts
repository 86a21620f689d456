import { myEverything } from '$lib/server/domain/me/my-everything';
import { Problem } from '$lib/server/platform/problem/problem';
import { jsonAnswer } from '../../../json-endpoint';

/** Answers with everything of one's own as a file (`MyEverything` has its shape). */
export const GET = jsonAnswer(async ({ locals }) => {
  if (!locals.actor) throw new Problem('signed-out', 401);
  const everything = await myEverything(locals.app, locals.actor);
  return new Response(`${JSON.stringify(everything, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="points.json"; filename*=UTF-8''${encodeURIComponent(everything.person.name)}.json`
    }
  });
});
