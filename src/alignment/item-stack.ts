/** The items that a line of a list stands in (CommonMark, “list items”): an item holds what is indented to its text. */

interface Level {
  /** Column of the item's text, from 0. */
  readonly column: number;
  /** Column of its marker. */
  readonly indent: number;
  readonly isNumbered: boolean;
}

export class ItemStack {
  #levels: Level[] = [];

  clear(): void {
    this.#levels = [];
  }

  /** An item that begins: how deep it stands, and its number where it begins a numbered list. */
  enter(line: string, marker: string): { readonly depth: number; readonly first?: number } {
    const indent = indentOf(line);
    const isNumbered = /\d/.test(marker);
    const behind = line.trimStart().slice(marker.length);
    const spaces = behind.length - behind.trimStart().length;
    // More than four columns begin code within the item.
    const width = behind.trim() === '' || spaces > 4 ? 1 : Math.max(spaces, 1);
    let last: Level | undefined;
    while (this.#levels.length > 0 && indent < (this.#levels.at(-1)?.column ?? 0)) last = this.#levels.pop();
    const depth = this.#levels.length;
    const isNew = last === undefined || last.isNumbered !== isNumbered;
    this.#levels.push({ column: indent + marker.length + width, indent, isNumbered });
    return isNumbered && isNew ? { depth, first: Number.parseInt(marker, 10) } : { depth };
  }

  /** A line behind an empty one: it ends the items that it is not indented to. */
  leave(line: string): void {
    const indent = indentOf(line);
    while (this.#levels.length > 0 && indent < (this.#levels.at(-1)?.column ?? 0)) {
      // A line between marker and text is most often meant to belong to the item; what stands at the margin is not.
      if (indent > (this.#levels.at(-1)?.indent ?? 0)) return;
      this.#levels.pop();
    }
  }
}

/** A tab reaches to the next column that four divides. */
function indentOf(line: string): number {
  let column = 0;
  for (const char of line) {
    if (char === ' ') column += 1;
    else if (char === '\t') column += 4 - (column % 4);
    else break;
  }
  return column;
}
