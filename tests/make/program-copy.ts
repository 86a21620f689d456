import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const binary = 'node_modules/better-sqlite3/build/Release/better_sqlite3.node';

/** Why a binary doesn't load: it isn't there, or it was made for another Node or another processor. */
export type BinaryFault = 'missing' | 'other-node' | 'other-machine';

/**
 * Makes a program as it is after installing and building, whose better-sqlite3 is a copy without its binary. The other
 * packages are links.
 * @param folder where it is made
 */
export function copyProgram(folder: string): void {
  mkdirSync(join(folder, 'src'), { recursive: true });
  for (const part of ['package.json', 'package-lock.json', 'src/cli'])
    cpSync(part, join(folder, part), { recursive: true });
  for (const part of ['display', 'static', 'project.inlang', 'vite']) mkdirSync(join(folder, part));
  const packages = join(folder, 'node_modules');
  mkdirSync(packages);
  for (const name of readdirSync('node_modules'))
    if (!['better-sqlite3', '.package-lock.json'].includes(name))
      symlinkSync(resolve('node_modules', name), join(packages, name));
  for (const part of ['package.json', 'lib'])
    cpSync(join('node_modules/better-sqlite3', part), join(packages, 'better-sqlite3', part), {
      recursive: true
    });
  // The demo takes the program for installed and built, because these come last.
  writeFileSync(join(packages, '.package-lock.json'), '{}');
  cpSync('build', join(folder, 'build'), { recursive: true });
}

/** Gives such a program a binary that doesn't load. */
export function spoilBinary(folder: string, fault: BinaryFault): void {
  const place = join(folder, binary);
  rmSync(place, { force: true });
  mkdirSync(dirname(place), { recursive: true });
  if (fault !== 'missing') writeFileSync(place, spoiled(readFileSync(binary), fault));
}

/** Changes a binary to what a compiler makes for another Node or another processor. */
function spoiled(bytes: Buffer, fault: 'other-node' | 'other-machine'): Buffer {
  const abi = Number(process.versions.modules);
  if (fault === 'other-machine') {
    const machine = 18;
    const others = { x86: 62, arm64: 183 };
    bytes.writeUInt16LE(bytes.readUInt16LE(machine) === others.x86 ? others.arm64 : others.x86, machine);
    return bytes;
  }
  // The version stands in the name of the function by which Node registers it, and at the head of its description.
  const head = Buffer.alloc(16);
  head.writeInt32LE(abi);
  let at = bytes.lastIndexOf(head);
  while (at % 8 !== 0) at = bytes.lastIndexOf(head, at - 1);
  bytes.writeInt32LE(abi + 1, at);
  const name = `node_register_module_v${abi}`;
  for (let found = bytes.indexOf(name); found >= 0; found = bytes.indexOf(name, found + 1))
    bytes.write(`node_register_module_v${abi + 1}`, found);
  return bytes;
}
