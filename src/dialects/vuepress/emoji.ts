/** Emoji by the names that GitHub gives them. */
import { nameToEmoji } from 'gemoji';

/** The emoji of a name, without the colons; `undefined` where there is none. */
export function emojiOf(name: string): string | undefined {
  return Object.hasOwn(nameToEmoji, name) ? nameToEmoji[name] : undefined;
}
