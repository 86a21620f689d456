import { createServer, type AddressInfo, type Socket } from 'node:net';

/** A mail as it came over the wire. */
export interface ReceivedMail {
  from: string;
  to: string[];
  /** by lower-case name, unfolded; encoded words are decoded */
  headers: Map<string, string>;
  /** names as they came, each as often as it came */
  names: string[];
  text: string;
}

/**
 * How the server treats mail: `cut` takes a whole one and hangs up before it answers; `mute` never answers;
 * `locked` accepts nobody's password.
 */
export type Manners = 'takes' | 'refuses' | 'cut' | 'mute' | 'locked';

/** A mail server on this machine that speaks the part of SMTP (RFC 5321) that taking a mail needs. */
export interface SmtpServer {
  url: string;
  letters: ReceivedMail[];
  /** the commands that it got besides mails */
  commands: string[];
  /** number of connections so far */
  calls(): number;
  manners: Manners;
  close(): Promise<void>;
}

/** Starts the mail server on a free port. */
export async function smtpServer(): Promise<SmtpServer> {
  const sockets = new Set<Socket>();
  let calls = 0;
  const server = createServer((socket) => {
    calls += 1;
    sockets.add(socket.on('close', () => sockets.delete(socket)));
    talk(socket, here);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const here: SmtpServer = {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    letters: [],
    commands: [],
    calls: () => calls,
    manners: 'takes',
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        for (const socket of sockets) socket.destroy();
      })
  };
  return here;
}

function talk(socket: Socket, server: SmtpServer): void {
  const say = (line: string) => socket.write(`${line}\r\n`);
  let heard = '';
  let from = '';
  let to: string[] = [];
  let isData = false;

  const command = (line: string) => {
    server.commands.push(line);
    const verb = line.slice(0, 4).toUpperCase();
    const address = /<([^>]*)>/.exec(line)?.[1] ?? '';
    if (verb === 'EHLO' && server.manners === 'locked') say('250-mail.example.org\r\n250 AUTH PLAIN');
    else if (verb === 'EHLO' || verb === 'HELO') say('250 mail.example.org');
    else if (verb === 'AUTH') say('535 5.7.8 wrong password\x07');
    else if (verb === 'STAR') say('502 5.5.1 not here');
    else if (verb === 'MAIL') {
      [from, to] = [address, []];
      say('250 2.1.0 ok');
    } else if (verb === 'RCPT' && server.manners === 'refuses') say('550 5.1.1 no such mailbox here');
    else if (verb === 'RCPT') {
      to.push(address);
      say('250 2.1.5 ok');
    } else if (verb === 'DATA') {
      isData = to.length > 0;
      say(isData ? '354 go on' : '503 5.5.1 nobody to send it to');
    } else if (verb === 'QUIT') {
      say('221 2.0.0 bye');
      socket.end();
    } else say('250 2.0.0 ok');
  };

  socket.setEncoding('utf8');
  // Clients that hang up midway are part of the tests.
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk: string) => {
    heard += chunk;
    for (;;) {
      const end = heard.indexOf(isData ? '\r\n.\r\n' : '\r\n');
      if (end < 0) return;
      const said = heard.slice(0, end);
      heard = heard.slice(end + (isData ? 5 : 2));
      if (!isData) {
        command(said);
        continue;
      }
      isData = false;
      server.letters.push({ from, to, ...read(said) });
      if (server.manners === 'cut') socket.destroy();
      else say('250 2.0.0 taken');
    }
  });
  if (server.manners !== 'mute') say('220 mail.example.org ESMTP');
}

function read(raw: string): Pick<ReceivedMail, 'headers' | 'names' | 'text'> {
  const split = raw.indexOf('\r\n\r\n');
  const lines = raw
    .slice(0, split)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const pairs = lines.map((line) => [
    line.slice(0, line.indexOf(':')).toLowerCase(),
    line.slice(line.indexOf(':') + 1).trim()
  ]);
  const headers = new Map(pairs.map(([name = '', value = '']) => [name, words(value)]));
  const body = raw.slice(split + 4).replace(/^\.\./gm, '.');
  return {
    headers,
    names: pairs.map(([name = '']) => name),
    text: decoded(body, headers.get('content-transfer-encoding'))
  };
}

/** Decodes =?UTF-8?B?…?= and =?UTF-8?Q?…?= (RFC 2047). */
function words(value: string): string {
  return value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, coding: string, text: string) =>
      coding.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64').toString()
        : quoted(text.replaceAll('_', ' '))
    );
}

function decoded(body: string, coding = ''): string {
  if (coding === 'base64') return Buffer.from(body, 'base64').toString();
  if (coding === 'quoted-printable') return quoted(body.replace(/=\r\n/g, ''));
  return body;
}

function quoted(text: string): string {
  const bytes = text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
