import { widthInCharacters } from '../../player/text-lines';

/** Class of a row's name on the plain board: up to six characters as they are, up to fourteen smaller, longer ones in two lines. */
export function plainNameSize(name: string): '' | 'long' | 'longest' {
  const width = widthInCharacters(name);
  return width <= 6 ? '' : width <= 14 ? 'long' : 'longest';
}
