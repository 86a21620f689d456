/**
 * The network address that a request came from, as the server process has put it into the request's headers;
 * '' when unknown.
 */
export function networkAddressOf(request: Request): string {
  return request.headers.get('x-sunboard-ip') ?? '';
}
