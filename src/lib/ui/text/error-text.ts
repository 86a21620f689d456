import { m } from '$lib/text';

/** An error in words for people: what went wrong, and what to do next. */
export interface ErrorText {
  title: string;
  text: string;
}

/**
 * Gives an error page's words.
 * @param code the error's own code, when it has one; else the HTTP status decides
 */
export function errorText(status: number, code: string | undefined): ErrorText {
  if (code === 'away') return { title: m.resident_error_away(), text: m.resident_error_away_text() };
  if (code === 'withdrawn')
    return { title: m.resident_error_withdrawn(), text: m.resident_error_withdrawn_text() };
  if (code === 'notice-damaged')
    return { title: m.resident_error_damaged(), text: m.problem_notice_damaged() };
  if (code === 'no-receipt') return { title: m.objection_find(), text: m.objection_find_none() };
  if (status === 404 || status === 410)
    return { title: m.resident_error_not_found(), text: m.resident_error_not_found_text() };
  if (status === 401 || status === 403)
    return { title: m.resident_error_forbidden(), text: m.resident_error_forbidden_text() };
  if (code === 'bad-form') return { title: m.problem_bad_form(), text: m.problem_bad_form_text() };
  if (status >= 400 && status < 500)
    return {
      title: m.resident_error_refused(),
      text: status === 413 ? m.problem_too_large() : m.problem_bad_request()
    };
  return { title: m.resident_error_internal(), text: m.resident_error_internal_text() };
}

/**
 * The code that people read out to support: the request's number, by which its line in the log is found, or
 * else the error's code.
 */
export function errorCode(status: number, error: { code?: string; id?: string } | null): string {
  return error?.id
    ? m.common_error_id({ id: error.id })
    : m.resident_error_code({ code: error?.code ?? status });
}
