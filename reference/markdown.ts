/** Markdown of which the references are made. */

/** Text as code, whatever it holds. */
export function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const ticks = '`'.repeat(longest + 1);
  const space = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${ticks}${space}${text}${space}${ticks}`;
}

/** A value behind its label. A full-width colon has its space in itself. */
export function labelled(label: string, value: string): string {
  return label.endsWith('：') ? label + value : `${label} ${value}`;
}

/** A code block, whatever it holds. */
export function codeBlock(text: string, lang: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${lang}\n${text}\n${fence}`;
}

/** A heading with an id that is the same in every locale. */
export function heading(level: number, text: string, id: string): string {
  return `${'#'.repeat(level)} ${text} {#${id}}`;
}

/** A table; pipes in its cells are text. */
export function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('\n', ' ').replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Terms, each with the texts that are said of it. */
export function definitionList(
  entries: readonly { readonly term: string; readonly texts: readonly string[] }[],
): string {
  return entries
    .map(({ term, texts }) => [term, ...texts.map((text) => `: ${text}`)].join('\n'))
    .join('\n\n');
}

/** Names as code in a list, as the language writes lists: all of them, or any one. */
export function codeList(
  names: readonly string[],
  lang: string,
  type: 'conjunction' | 'disjunction',
): string {
  return new Intl.ListFormat(lang, { type }).format(names.map(code));
}

/** Sentences one after the other: Chinese and Japanese put no space between them. */
export function sentences(all: readonly string[], lang: string): string {
  return all.join(/^(?:zh|ja)\b/.test(lang) ? '' : ' ');
}
