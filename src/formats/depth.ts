/** How deep data may nest: far more than anybody writes, and far less than ends the stack of whoever walks over it. */
import type { Fault } from './fault.ts';

/** Lists and maps inside each other. */
export const MAX_DEPTH = 200;

/** The fault of data that nests deeper than {@link MAX_DEPTH}. */
export function depthFault(offset: number): Fault {
  return {
    offset,
    message: `Unexpected depth of nesting, expected at most ${MAX_DEPTH} lists and tables inside each other.`,
    hint: 'Make the data flatter.',
  };
}

/** The path of keys and indexes to the first list or map that stands too deep, as all do that hold themselves; `undefined` where none does. */
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
    // The first entry is looked at first. One by one: a list may be longer than a call has arguments.
    for (const each of inner.reverse()) open.push(each);
  }
  return undefined;
}

/** A list, or a table that is no instance of a class: what data is made of. */
function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}

/** For a text that no parser gets through: where the brackets that are open become too many; its start where they do not. */
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
