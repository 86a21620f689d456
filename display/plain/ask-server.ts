/** Milliseconds after which a request is given up. */
const patience = 15_000;

/** An answer, or none: then its status is 0. */
export type PlainAnswer = Pick<XMLHttpRequest, 'status' | 'responseText' | 'responseXML'>;

/**
 * Asks the server by XMLHttpRequest: Chromium 51 can't give up a `fetch`, and only this hands over a document,
 * which the page's policy forbids a script to make of text. It never rejects.
 */
function ask(method: 'GET' | 'POST', address: string, body: string | null): Promise<PlainAnswer> {
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open(method, address);
    if (body === null) request.responseType = 'document';
    else request.setRequestHeader('content-type', 'application/json');
    request.timeout = patience;
    request.onloadend = () => done(request);
    request.send(body);
  });
}

/**
 * Requests a page.
 * @returns the document of a page; null when none came
 */
export async function getDocument(address: string): Promise<Document | null> {
  const { status, responseXML } = await ask('GET', address, null);
  return status === 200 ? responseXML : null;
}

/**
 * Posts JSON.
 * @param json text of the body
 */
export function postJson(address: string, json: string): Promise<PlainAnswer> {
  return ask('POST', address, json);
}
