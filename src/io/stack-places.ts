/** Finds file positions in the stack of an error. */
import { fileURLToPath } from 'node:url';

export interface StackPlace {
  /** As the system writes it. */
  readonly path: string;
  readonly line: number;
  readonly column?: number;
}

/**
 * In stack order. A syntax error starts with `file:///a.ts?changed=1:3`; a thrown one contains `(file:///a.ts?changed=1:3:7)`, or the path itself: `/site/a.ts:3:7`,
 * `C:\site\a.ts:3:7`.
 */
export function placesInStack(stack: string): StackPlace[] {
  const places = stack.matchAll(
    /(?<![^\s(])((?:file:\/\/|[A-Za-z]:(?=[\\/])|(?=\/))[^\s()]*?)(?:\?changed=\w+)?:(\d+)(?::(\d+))?(?=[)\s]|$)/g,
  );
  return [...places].map(([, path = '', line, column]) => ({
    path: path.startsWith('file:') ? fileURLToPath(path) : path,
    line: Number(line),
    ...(column === undefined ? {} : { column: Number(column) }),
  }));
}
