import type { CodeBlockOptions } from '../context.ts';

/**
 * Options of a code block as Hugo writes them, `linenos=table,hl_lines=8 15-17,linenostart=199` or `hl_lines=[8,"15-17"]`, → ours.
 * Options about looks (`style`, `noClasses`) say nothing here.
 */
export function parseHighlightOptions(options: string | undefined): Omit<CodeBlockOptions, 'lang'> {
  const given = new Map<string, string>();
  for (const match of (options ?? '').matchAll(/(\w+)\s*=\s*(\[[^\]]*\]|"[^"]*"|[^,]*)/g)) {
    given.set((match[1] ?? '').toLowerCase(), (match[2] ?? '').replace(/["[\]]/g, '').trim());
  }
  const lines = given
    .get('hl_lines')
    ?.split(/[\s,]+/)
    .join(' ');
  const numbers = given.get('linenos');
  const first = Number(given.get('linenostart'));
  return {
    ...(lines ? { highlightLines: lines } : {}),
    ...(numbers === undefined ? {} : { lineNumbers: numbers !== 'false' }),
    ...(first > 0 ? { firstLine: first } : {}),
  };
}

/** The language that a file name's extension says: `pods/a.yaml` → `yaml`. */
export function langOfFile(file: string): string | undefined {
  return /\.([^./]+)$/.exec(file)?.[1];
}

/** Without the empty lines round it, which are the author's way of writing, not part of the code. */
export function trimCode(text: string): string {
  return text.replace(/^(?:[ \t]*\r?\n)+/, '').trimEnd();
}
