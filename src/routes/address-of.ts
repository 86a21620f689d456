/** The address that a request came from, as the process's entry has written it into the headers. */
export function addressOf(request: Request): string {
  return request.headers.get('x-sunboard-ip') ?? '';
}
