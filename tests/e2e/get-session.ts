import { expect, type APIRequestContext } from '@playwright/test';

/**
 * Signs a browser in by the form's own request, because the sign-in page is tested once and costs more.
 * @param requests of the browser's context, whose cookies it shares
 */
export async function getSession(
  requests: APIRequestContext,
  url: string,
  form: { username: string; password: string }
): Promise<void> {
  const answer = await requests.post(`${url}/sign-in`, {
    form,
    headers: { origin: url, accept: 'text/html' },
    maxRedirects: 0,
    // A connection that the server closes for its idleness at this very moment is no fault; asking again is harmless.
    maxRetries: 2
  });
  expect(answer.status(), `${form.username} signs in`).toBe(303);
}
