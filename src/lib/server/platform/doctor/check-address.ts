import { isIP } from 'node:net';
import { connect } from 'node:tls';
import { bad, ok, warn, type DoctorFinding } from './finding';

const patience = 5000;
const day = 86_400_000;

/** PUBLIC_URL as residents' phones meet it: answers, its clock agrees with this machine's, its certificate goes on. */
export async function checkAddress(publicUrl: string | null, now: () => Date): Promise<DoctorFinding[]> {
  if (publicUrl === null) return [];
  const url = new URL(publicUrl);
  const tls = url.protocol === 'https:' ? [await checkCertificate(url, now())] : [];
  try {
    const answer = await fetch(new URL('/healthz', url), {
      signal: AbortSignal.timeout(patience),
      redirect: 'manual'
    });
    await answer.arrayBuffer();
    return [reached(publicUrl, answer.status), ...checkClock(answer.headers.get('date'), now()), ...tls];
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const why = cause instanceof Error ? cause.message : String(cause);
    return [
      bad(
        'address',
        [`${publicUrl} 连不上（${why}）`, `${publicUrl} can't be reached (${why})`],
        [
          '看服务是否在运行、域名解析和代理是否正确；居民扫码打开的就是这个网址',
          'see that the server runs, and that name and proxy are right: residents’ codes lead there'
        ]
      ),
      ...tls
    ];
  }
}

function reached(publicUrl: string, status: number): DoctorFinding {
  if (status === 200) return ok('address', [`${publicUrl} 打得开`, `${publicUrl} answers`]);
  return bad(
    'address',
    [`${publicUrl}/healthz 回答 ${status}`, `${publicUrl}/healthz answers ${status}`],
    ['看那个网址后面是不是这个服务', 'see that it is this server that stands behind that address']
  );
}

function checkClock(date: string | null, now: Date): DoctorFinding[] {
  const theirs = Date.parse(date ?? '');
  if (Number.isNaN(theirs)) return [];
  const off = Math.round(Math.abs(theirs - now.getTime()) / 1000);
  const words = [`时钟和 PUBLIC_URL 那边相差 ${off} 秒`, `the clock is ${off} s off PUBLIC_URL’s`] as const;
  const next = [
    '打开自动校时（timedatectl set-ntp true）',
    'turn on time synchronisation (timedatectl set-ntp true)'
  ] as const;
  return [off > 300 ? bad('clock', words, next) : off > 30 ? warn('clock', words, next) : ok('clock', words)];
}

function checkCertificate(url: URL, now: Date): Promise<DoctorFinding> {
  return new Promise((resolve) => {
    const socket = connect({
      host: url.hostname,
      port: Number(url.port || 443),
      servername: isIP(url.hostname) ? '' : url.hostname,
      timeout: patience
    });
    const fail = (why: string) => {
      socket.destroy();
      resolve(
        bad(
          'tls',
          [`${url.origin} 的证书不能用（${why}）`, `the certificate of ${url.origin} won't do (${why})`],
          [
            '看代理的证书：过期、域名不对，或这台机器不信任签发它的机构',
            'look at the proxy’s certificate: expired, of another name, or of an authority that this machine doesn’t trust'
          ]
        )
      );
    };
    socket.on('error', (error) => fail(error.message));
    socket.on('timeout', () => fail('timeout'));
    socket.on('secureConnect', () => {
      const days = Math.floor((Date.parse(socket.getPeerCertificate().valid_to) - now.getTime()) / day);
      socket.destroy();
      const words = [`证书还有 ${days} 天`, `the certificate has ${days} days left`] as const;
      const next = ['看代理为什么没有自动续期', 'see why the proxy hasn’t renewed it'] as const;
      resolve(days < 3 ? bad('tls', words, next) : days < 14 ? warn('tls', words, next) : ok('tls', words));
    });
  });
}
