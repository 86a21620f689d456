import * as v from 'valibot';
import { mailAddress } from '../mail/mail-address';
import { addresses, instant, origin, port, postgresUrl, smtpUrl, timeZone } from './forms';
import { setting } from './setting';

const text = v.pipe(v.string(), v.trim(), v.nonEmpty());

/**
 * Every setting of the process. Nothing else in the environment changes what the server does; `readSettings` and
 * docs/settings.md both come from here.
 */
export const settingsList = {
  publicUrl: setting<string | null>({
    env: 'PUBLIC_URL',
    form: origin,
    fallback: null,
    unset: { zh: '无：必填（演示除外）', en: 'none: required, but for the demo' },
    says: {
      zh: '居民手机打开公示页用的网址，也印在二维码里。改了以后，已经贴出去的二维码仍指向旧网址。',
      en: 'The origin at which residents’ phones reach the server, as printed in QR codes. Codes already on paper keep the old one.'
    },
    right: {
      zh: 'http:// 或 https:// 开头的网址，不带路径；端口不能是浏览器拒绝打开的（如 6000）',
      en: 'an http:// or https:// address without a path, at no port that browsers refuse to open (such as 6000)'
    },
    example: 'https://sunboard.example.org'
  }),
  dataDir: setting({
    env: 'DATA_DIR',
    form: text,
    fallback: 'data',
    unset: { zh: '`data`', en: '`data`' },
    says: {
      zh: '数据文件夹：内置数据库和会话密钥。只有服务自己的账号可读（0700），开得太宽会收紧。',
      en: 'Folder of the embedded database and the session key. Readable by the server’s own account alone (0700): tightened when it is open wider.'
    },
    right: { zh: '文件夹路径', en: 'the path of a folder' },
    example: '/var/lib/sunboard'
  }),
  backupDir: setting<string | null>({
    env: 'BACKUP_DIR',
    form: text,
    fallback: null,
    unset: { zh: '数据文件夹里的 `backups`', en: '`backups` in the data folder' },
    says: {
      zh: '备份放在哪里（`npm run backup`）。最好在另一块磁盘上。',
      en: 'Where `npm run backup` keeps backups. Best on another disk.'
    },
    right: { zh: '文件夹路径', en: 'the path of a folder' },
    example: '/mnt/backup/sunboard'
  }),
  databaseUrl: setting<string | null>({
    env: 'DATABASE_URL',
    form: postgresUrl,
    fallback: null,
    unset: { zh: '无：用数据文件夹里的 SQLite', en: 'none: SQLite in the data folder' },
    says: {
      zh: '用 PostgreSQL 时的连接地址；多个进程一起服务时必须用它。',
      en: 'PostgreSQL instead of the embedded database; needed when several processes serve together.'
    },
    right: {
      zh: 'postgres://用户:密码@主机/数据库，密码里的特殊字符要写成 %XX',
      en: 'postgres://user:password@host/database, odd characters of the password as %XX'
    },
    example: 'postgres://sunboard:password@127.0.0.1/sunboard',
    secret: true
  }),
  sessionKeyFile: setting<string | null>({
    env: 'SESSION_KEY_FILE',
    form: text,
    fallback: null,
    unset: { zh: '数据文件夹里的 `session.key`', en: '`session.key` in the data folder' },
    says: {
      zh: '给会话签名的密钥文件，首次启动时自动生成（0600）。几台机器一起服务时，每台都要有同一个文件；换掉它，所有人都要重新登录。',
      en: 'File of the key that signs sessions, made on first start (0600). Machines that serve together need the same file each; replacing it signs everybody out.'
    },
    right: { zh: '文件路径', en: 'the path of a file' },
    example: '/run/credentials/sunboard.service/session.key'
  }),
  port: setting({
    env: 'PORT',
    form: port,
    fallback: 4000,
    unset: { zh: '`4000`', en: '`4000`' },
    says: { zh: '监听的端口。', en: 'The port to listen on.' },
    right: {
      zh: '1 到 65535 的整数，浏览器拒绝打开的除外（如 6000、6665—6669）',
      en: 'a whole number from 1 to 65535, but none that browsers refuse to open (such as 6000, 6665–6669)'
    },
    example: '4000'
  }),
  host: setting({
    env: 'HOST',
    form: text,
    fallback: '0.0.0.0',
    unset: { zh: '`0.0.0.0`：所有网卡', en: '`0.0.0.0`: all of the machine’s' },
    says: {
      zh: '监听的地址。前面有代理时写 `127.0.0.1`，别人就绕不过代理。',
      en: 'The address to listen on. Behind a proxy on the same machine: `127.0.0.1`, so that nobody passes it by.'
    },
    right: { zh: '本机的一个地址', en: 'an address of this machine' },
    example: '127.0.0.1'
  }),
  trustProxy: setting<readonly string[]>({
    env: 'TRUST_PROXY',
    form: addresses,
    fallback: [],
    unset: { zh: '谁也不信', en: 'nobody is believed' },
    says: {
      zh: '代理的地址或网段，用逗号隔开；`loopback` 指本机。只有从这些地址来的 `X-Forwarded-For` 和 `X-Forwarded-Proto` 才采信，别人写的一律不认。',
      en: 'Addresses or networks of your proxies, by comma; `loopback` is this machine. `X-Forwarded-For` and `X-Forwarded-Proto` are believed from these alone, whoever else sends them.'
    },
    right: {
      zh: 'loopback、地址或网段，如 loopback,10.0.0.0/8',
      en: 'loopback, addresses or networks, as in loopback,10.0.0.0/8'
    },
    example: 'loopback'
  }),
  timeZone: setting({
    env: 'TIME_ZONE',
    form: timeZone,
    fallback: 'Asia/Shanghai',
    unset: { zh: '`Asia/Shanghai`', en: '`Asia/Shanghai`' },
    says: {
      zh: '新单位的时区，也用来判断职责从哪天开始、到哪天结束。已有的单位保持自己的时区。',
      en: 'The time zone of new units, and of the days on which roles begin and end. A unit that is there keeps its own.'
    },
    right: { zh: 'IANA 时区名，如 Asia/Shanghai', en: 'an IANA name like Asia/Shanghai' },
    example: 'Asia/Urumqi'
  }),
  clockRightFrom: setting<string | null>({
    env: 'CLOCK_RIGHT_FROM',
    form: instant,
    fallback: null,
    unset: { zh: '无', en: 'none' },
    says: {
      zh: '只在时钟曾经走快、已经校准以后才设：写校准的时刻。记录里比这更晚的时间不再拦住封存和公示。',
      en: 'Only after a clock that was ahead has been put right: the moment of that. Later times in older records then keep nobody from sealing and publishing.'
    },
    right: {
      zh: '带时区的时刻，如 2026-11-05T12:00:00+08:00',
      en: 'a moment with its time zone, as in 2026-11-05T12:00:00+08:00'
    },
    example: '2026-11-05T12:00:00+08:00'
  }),
  logLevel: setting({
    env: 'LOG_LEVEL',
    form: v.picklist(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
    fallback: 'info',
    unset: { zh: '`info`', en: '`info`' },
    says: {
      zh: '日志记到多细。日志里从不写姓名和网络地址。',
      en: 'How much is logged. Names and network addresses never are.'
    },
    right: {
      zh: 'fatal、error、warn、info、debug、trace、silent 之一',
      en: 'one of fatal, error, warn, info, debug, trace, silent'
    },
    example: 'warn'
  }),
  drainSeconds: setting({
    env: 'DRAIN_SECONDS',
    form: v.pipe(v.string(), v.regex(/^\d{1,2}$/), v.transform(Number)),
    fallback: 0,
    unset: { zh: '`0`', en: '`0`' },
    says: {
      zh: '收到停止信号后，`/readyz` 先答 503、照常服务这么多秒，再停止接收。几个进程在均衡器后面时，写它两次检查的间隔；只有一个进程时不用设。',
      en: 'After the signal to stop, serve on for so many seconds while `/readyz` says 503, then take nothing new. Several processes behind a load balancer: twice the time between its checks. One process: leave it.'
    },
    right: { zh: '0 到 99 的整数', en: 'a whole number from 0 to 99' },
    example: '10'
  }),
  metricsToken: setting<string | null>({
    env: 'METRICS_TOKEN',
    form: v.pipe(v.string(), v.regex(/^[\x21-\x7e]{16,}$/)),
    fallback: null,
    unset: { zh: '无：只有本机能读', en: 'none: this machine alone may read' },
    says: {
      zh: '读取 `/metrics` 的口令（`Authorization: Bearer …`）。',
      en: 'What a scraper of `/metrics` must bring (`Authorization: Bearer …`).'
    },
    right: {
      zh: '16 个以上的字母、数字或符号，不含空格',
      en: '16 or more letters, digits or signs, no spaces'
    },
    example: '4f1c0f9be1d24a7c9a55',
    secret: true
  }),
  smtpUrl: setting<string | null>({
    env: 'SMTP_URL',
    form: smtpUrl,
    fallback: null,
    unset: { zh: '无：不发邮件', en: 'none: no mail is sent' },
    says: {
      zh: '发信服务器。公示屏在开放时间断线 15 分钟，就给单位在“公示屏”页设的邮箱去信，恢复后再去一封。`smtps://` 一开始就加密（通常 465 端口）；`smtp://` 能加密就加密，带账号时不加密就不发（本机除外）。',
      en: 'The mail server. When a board has been away for 15 minutes of its opening hours, the address that the unit has set under “Boards” gets a letter. Another one says that it is back. `smtps://` is encrypted from the start (usually port 465); `smtp://` where the server can, and with a password nothing goes out unencrypted, but to this machine itself.'
    },
    right: {
      zh: 'smtp:// 或 smtps://，主机，可带账号和端口；密码里的特殊字符要写成 %XX',
      en: 'smtp:// or smtps://, a host, with user and port if need be, odd characters of the password as %XX'
    },
    example: 'smtps://board%40example.org:password@smtp.example.org:465',
    secret: true
  }),
  mailFrom: setting<string | null>({
    env: 'MAIL_FROM',
    form: mailAddress,
    fallback: null,
    unset: { zh: '无：有 `SMTP_URL` 时必填', en: 'none: required with `SMTP_URL`' },
    says: { zh: '发信人邮箱。', en: 'The address that mail comes from.' },
    right: { zh: '一个邮箱地址', en: 'one mail address' },
    example: 'board@example.org'
  }),
  pushContact: setting<string | null>({
    env: 'PUSH_CONTACT',
    form: mailAddress,
    fallback: null,
    unset: { zh: '无：不推送提醒', en: 'none: no reminders are pushed' },
    says: {
      zh: '设了就能推送提醒：干部在手机上自己选要哪几种。值是推送服务（浏览器厂商的服务器，如 Google、Apple、Mozilla、微软）联系管理员用的邮箱。服务器要能连外网的 443 端口，网址要用 https；不设就不为推送连任何外网。',
      en: 'Switches reminders on, of which each cadre chooses the kinds on the phone. The value is a mail address at which push services (servers of the browsers’ makers: Google, Apple, Mozilla, Microsoft) reach the operator. The server has to reach port 443 outside, and people have to come by https. Not set: nothing outside is ever connected to for them.'
    },
    right: { zh: '一个邮箱地址', en: 'one mail address' },
    example: 'board@example.org'
  }),
  demo: setting({
    env: 'SUNBOARD_DEMO',
    form: v.pipe(
      v.picklist(['0', '1']),
      v.transform((text) => text === '1')
    ),
    fallback: false,
    unset: { zh: '`0`', en: '`0`' },
    says: {
      zh: '`1` 是演示：登录页列出演示账号。正式使用绝不要开。',
      en: '`1` is the demo: the sign-in page lists its accounts. Never on for real use.'
    },
    right: { zh: '0 或 1', en: '0 or 1' },
    example: '0'
  })
};
