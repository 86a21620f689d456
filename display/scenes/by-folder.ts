/**
 * Names what stands in the scenes’ folders by the folder, whose name is the scene’s.
 * @param found what `import.meta.glob` has found, by path: `./honours/scene.ts`
 */
export function byFolder<T>(found: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(found).map(([path, content]) => [path.split('/')[1], content]));
}
