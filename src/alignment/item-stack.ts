/** The list items that contain a line (CommonMark, “list items”): an item contains lines that are indented to its text. */

export interface Level {
  /** Column of the item's text, from 0. */
  readonly column: number;
  /** Column of its marker. */
  readonly indent: number;
  readonly isNumbered: boolean;
}

export class ItemStack {
  #levels: Level[];

  /** @param levels items that are open already */
  constructor(levels: readonly Level[] = []) {
    this.#levels = [...levels];
  }

  get levels(): readonly Level[] {
    return this.#levels;
  }

  clear(): void {
    this.#levels = [];
  }

  /** Starts an item and returns its depth, and its number if it starts a numbered list. */
  enter(line: string, marker: string): { readonly depth: number; readonly first?: number } {
    const indent = indentOf(line);
    const isNumbered = /\d/.test(marker);
    const behind = line.trimStart().slice(marker.length);
    const spaces = behind.length - behind.trimStart().length;
    // More than four columns start code inside the item.
    const width = behind.trim() === '' || spaces > 4 ? 1 : Math.max(spaces, 1);
    let last: Level | undefined;
    while (this.#levels.length > 0 && indent < (this.#levels.at(-1)?.column ?? 0)) last = this.#levels.pop();
    const depth = this.#levels.length;
    const isNew = last === undefined || last.isNumbered !== isNumbered;
    this.#levels.push({ column: indent + marker.length + width, indent, isNumbered });
    return isNumbered && isNew ? { depth, first: Number.parseInt(marker, 10) } : { depth };
  }

  /** A line after an empty one ends the items to which it is not indented. */
  leave(line: string): void {
    const indent = indentOf(line);
    while (this.#levels.length > 0 && indent < (this.#levels.at(-1)?.column ?? 0)) {
      // A line between marker and text usually belongs to the item; one at the margin does not.
      if (indent > (this.#levels.at(-1)?.indent ?? 0)) return;
      this.#levels.pop();
    }
  }
}

/** A tab advances to the next multiple of four columns. */
function indentOf(line: string): number {
  let column = 0;
  for (const char of line) {
    if (char === ' ') column += 1;
    else if (char === '\t') column += 4 - (column % 4);
    else break;
  }
  return column;
}
