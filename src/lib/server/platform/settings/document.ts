import { settingsList } from './list';
import type { Setting } from './setting';

const texts = {
  zh: {
    title: '设置',
    other: '[English](settings.md)',
    intro:
      '设置都来自环境变量，启动时一次检查完：有一项不对，服务就说出每一项给的是什么、应该是什么，然后退出（1），不打开任何东西。名字写错了会有警告。空值等于没有设置。表里没有的环境变量不影响服务。',
    head: ['设置', '作用', '默认', '例子'],
    files: (names: string) =>
      `密码类的设置（${names}）也可以放在文件里，在名字后面加 \`_FILE\` 指向它，如 \`DATABASE_URL_FILE=/run/secrets/database-url\`：systemd 的 credentials 和容器的 secrets 都这样给。`
  },
  en: {
    title: 'Settings',
    other: '[中文](settings.zh-CN.md)',
    intro:
      'All of them are environment variables, and all are checked at the start: when one is wrong, the server names each with what was given and what is right, and exits with 1 before it opens anything. A slip in a name gets a warning. An empty value counts as not set. What isn’t in this table doesn’t change the server.',
    head: ['setting', 'what it is for', 'default', 'example'],
    files: (names: string) =>
      `Secrets (${names}) may also stand in a file that the name with \`_FILE\` points to, as in \`DATABASE_URL_FILE=/run/secrets/database-url\`: the way of systemd’s credentials and containers’ secrets.`
  }
};

const notes = {
  zh: `## 密钥

\`session.key\` 在首次启动时生成：256 位随机数，0600，放在 0700 的数据文件夹里。权限开得太宽时，启动会收紧并在日志里说一句；改不了（文件属于别人）就不启动。自己用 \`SESSION_KEY_FILE\` 指定的文件只读不改，别人也能读时在日志里警告。

密钥不放在数据库里：拿到一份数据库备份的人，不能凭它冒充谁登录。所以备份只恢复数据库、没有这个文件时，大家重新登录一次就好。

几个进程在同一台机器上：共用一个 \`DATA_DIR\`，就共用同一个密钥。在几台机器上：把第一台的 \`session.key\` 安全地复制到每一台，用 \`SESSION_KEY_FILE\` 指向它。密钥不同，同一个人到了另一台就像没有登录。

推送提醒用的密钥（VAPID）由它算出，不另存文件：备份、复制 \`session.key\` 就都有了；换掉它，登录和推送都要重来。

## 代理

只写代理自己的地址。Caddy 或 nginx 在同一台机器上：\`TRUST_PROXY=loopback\`，并设 \`HOST=127.0.0.1\`。代理在另一台机器或容器里：写它的地址或网段。服务从 \`X-Forwarded-For\` 的最右边往左数，跳过这里写的地址，第一个不在里面的就是来访者；没有这项设置时，这些头一概不看，来访者就是连接的那一端。只写跳数会被多绕一层的人骗过，所以不用。`,
  en: `## The session key

\`session.key\` is made on first start: 256 random bits, mode 0600, in a data folder of mode 0700. Permissions that are too open are tightened at the start, with a line in the log; where that can’t be done (the file is somebody else’s) the server doesn’t start. A file that you name by \`SESSION_KEY_FILE\` is read and never changed; when others can read it, the log warns.

The key isn’t kept in the database: whoever gets hold of a database backup can’t sign in as anybody with it. A restore without this file costs everybody one sign-in.

Several processes on one machine: the same \`DATA_DIR\`, and so the same key. On several machines: copy the first one’s \`session.key\` to each in a safe way, and point \`SESSION_KEY_FILE\` at it. With different keys a person who is signed in on one is a stranger to the other.

The keys of pushed reminders (VAPID) are derived from it and have no file of their own: they are backed up and copied with \`session.key\`, and replacing it ends sessions and reminders alike.

## Proxies

Name the proxies’ own addresses only. Caddy or nginx on the same machine: \`TRUST_PROXY=loopback\`, and \`HOST=127.0.0.1\`. On another machine or in a container: its address or network. The server reads \`X-Forwarded-For\` from the right and leaves out the addresses named here; the first one that isn’t named is the visitor. Without this setting nobody’s headers are believed, and the visitor is whoever connects. A number of hops would be fooled by whoever adds one, so there is none.`
};

/** The list as people read it: docs/settings.md, docs/settings.zh-CN.md. Markdown, not yet aligned. */
export function settingsDocument(language: 'zh' | 'en'): string {
  const { title, other, intro, head, files } = texts[language];
  const all = Object.values<Setting<unknown>>(settingsList);
  const rows = all.map(({ env, says, unset, example }) => [
    `\`${env}\``,
    says[language],
    unset[language],
    `\`${example}\``
  ]);
  const table = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  const secrets = all
    .filter(({ secret }) => secret)
    .map(({ env }) => `\`${env}\``)
    .join(language === 'zh' ? '、' : ', ');
  return [`# ${title}`, other, intro, table, files(secrets), notes[language]].join('\n\n') + '\n';
}
