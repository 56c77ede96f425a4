/** The maximum depth of data: far more than authors need, and safe for recursive functions. */
import type { Fault } from './fault.ts';

/** Levels of nested lists and maps. */
export const MAX_DEPTH = 200;

/** The error for data that is nested deeper than {@link MAX_DEPTH}. */
export function depthFault(offset: number): Fault {
  return {
    offset,
    message: `Unexpected depth of nesting, expected at most ${MAX_DEPTH} lists and tables inside each other.`,
    hint: 'Nest lists and tables less deeply.',
  };
}

/** The path of keys and indexes to the first list or map that is nested too deeply (circular values always are); `undefined` if there is none. */
export function findTooDeep(value: unknown): string[] | undefined {
  interface Step {
    readonly value: unknown;
    readonly depth: number;
    readonly key: string;
    readonly parent: Step | undefined;
  }
  const open: Step[] = [{ value, depth: 0, key: '', parent: undefined }];
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    if (!isPlain(step.value)) continue;
    if (step.depth >= MAX_DEPTH) {
      const path: string[] = [];
      for (let at: Step | undefined = step; at?.parent !== undefined; at = at.parent) path.push(at.key);
      return path.reverse();
    }
    const parent = step;
    const inner = Object.entries(step.value).map(
      ([key, each]: [string, unknown]): Step => ({ value: each, depth: parent.depth + 1, key, parent }),
    );
    // Entries are pushed one by one: a list may be longer than the maximum number of arguments of a call.
    for (const each of inner.reverse()) open.push(each);
  }
  return undefined;
}

/** A list, or an object that is no instance of a class: the containers of plain data. */
function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}

/** For texts that no parser can read: the offset at which too many brackets are open; 0 if that never happens. */
export function offsetOfDepth(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === '[' || char === '{') depth += 1;
    else if (char === ']' || char === '}') depth -= 1;
    if (depth > MAX_DEPTH) return at;
  }
  return 0;
}
