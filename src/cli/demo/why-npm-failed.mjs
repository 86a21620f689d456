import { Refusal } from './refusal.mjs';

/**
 * Names the likeliest cause of npm's failure in a sentence.
 * @param {string} command
 * @param {string} output
 */
export function whyNpmFailed(command, output) {
  if (/ENOSPC/.test(output))
    return new Refusal('磁盘满了，请清理后再试', 'the disk is full: free some space and try again');
  if (/not found: make|no g\+\+|CXX|gyp ERR! find Python|not found: g\+\+|command not found/i.test(output))
    return new Refusal(
      '缺少编译器：better-sqlite3 没有现成的文件可下载，要在本机编译。Debian/Ubuntu：apt install python3 make g++',
      'a compiler is missing: better-sqlite3 has to be compiled here. Debian/Ubuntu: apt install python3 make g++'
    );
  if (/ENOTFOUND|ETIMEDOUT|ECONNREFUSED|ECONNRESET|EAI_AGAIN/.test(output))
    return new Refusal(
      '连不上 npm 软件源，请检查网络',
      'the npm registry cannot be reached: check the network'
    );
  return new Refusal(
    `npm ${command} 失败`,
    `npm ${command} failed:\n${output.trim().split('\n').slice(-25).join('\n')}`
  );
}
