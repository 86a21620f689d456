/**
 * Checks the version of Node.
 * @param {string} version as in `process.versions.node`
 * @returns {string | null} what to tell the user of a too old Node; null when it is new enough
 */
export function tooOld(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return null;
  return (
    `这里的 Node 是 ${version}，需要 20.19 以上，建议 24：https://nodejs.org\n` +
    `Node ${version} is too old: 20.19 or newer is needed, 24 is best (https://nodejs.org)`
  );
}
