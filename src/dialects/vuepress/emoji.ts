/** Emoji by their names on GitHub. */
import { nameToEmoji } from 'gemoji';

/** The emoji for a name without colons; `undefined` for unknown names. */
export function emojiOf(name: string): string | undefined {
  return Object.hasOwn(nameToEmoji, name) ? nameToEmoji[name] : undefined;
}
