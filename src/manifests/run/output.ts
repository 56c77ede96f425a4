/** Compares a command's output with the one on the page: ages, addresses, generated names and the order of rows differ in every run and are ignored. */

export type OutputVerdict =
  | { readonly kind: 'same' }
  /** The page's first line that was not printed, and the most similar printed one. */
  | {
      readonly kind: 'different';
      readonly line: number;
      readonly expected: string;
      readonly printed: string;
    };

/** Columns whose values differ in every run. */
const CHANGING =
  /^(?:AGE|IP|CLUSTER-IP|EXTERNAL-IP|NODE|NOMINATED NODE|READINESS GATES|RESTARTS|VOLUME|LAST SEEN|FIRST SEEN|START TIME|COMPLETIONS TIME|DURATION|LAST SCHEDULE|PORT\(S\)|ENDPOINTS|CONTAINER ID|TOKENS?|CREATED AT)$/;
/** Marks omitted content. */
const ELLIPSIS = /^\s*(?:\.\.\.|…|\[\.\.\.\])\s*$/;

/** @param line of the page's text, from 0 */
export function compareOutput(shown: string, printed: string): OutputVerdict {
  const table = parseTable(shown);
  return table === undefined ? compareLines(shown, printed) : compareTables(table, printed);
}

interface Row {
  readonly cells: ReadonlyMap<string, string>;
  readonly text: string;
  readonly line: number;
}

/** A table as kubectl prints it: a line of capitals, and columns separated by two spaces. */
function parseTable(text: string): readonly Row[] | undefined {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => line.trim() !== '');
  const head = lines[first] ?? '';
  if (!isTableHead(head.trim())) return undefined;
  const names = cellsOf(head);
  return lines.flatMap((line, at): Row[] => {
    if (at <= first || line.trim() === '' || ELLIPSIS.test(line)) return [];
    const values = cellsOf(line);
    const cells = new Map(
      names.flatMap((name, column): [string, string][] =>
        CHANGING.test(name) ? [] : [[name, stable(values[column] ?? '')]],
      ),
    );
    return [{ cells, text: line.trim(), line: at }];
  });
}

/** Cells without kubectl's additions in brackets: `3 (20s ago)`. */
/** Two patterns of one loop each: one pattern for both could cut a line of capitals in many ways, and would try them all. */
function isTableHead(line: string): boolean {
  return /^[A-Z][A-Z()/\s-]*$/.test(line) && /\s{2}[A-Z]/.test(line);
}

function cellsOf(line: string): string[] {
  return line
    .trim()
    .replace(/ \(\d+[a-z\d]* ago\)/g, '')
    .split(/\s{2,}|\t/);
}

function compareTables(rows: readonly Row[], printed: string): OutputVerdict {
  const others = [...(parseTable(printed) ?? [])];
  for (const row of rows) {
    const at = others.findIndex(({ cells }) =>
      [...row.cells].every(([name, value]) => alike(value, cells.get(name))),
    );
    if (at === -1) {
      const [key] = row.cells.values();
      const near = others.find(({ cells }) => [...cells.values()][0] === key);
      return {
        kind: 'different',
        line: row.line,
        expected: row.text,
        printed: near?.text ?? firstLine(printed),
      };
    }
    others.splice(at, 1);
  }
  return { kind: 'same' };
}

/** A column that this kubectl does not print is ignored. */
function alike(shown: string, printed: string | undefined): boolean {
  return printed === undefined || shown === printed || shown === '';
}

function compareLines(shown: string, printed: string): OutputVerdict {
  const others = printed.split('\n').map((line) => stable(line.trim()));
  let from = 0;
  for (const [line, text] of shown.split('\n').entries()) {
    const wanted = stable(text.trim());
    if (wanted === '' || ELLIPSIS.test(text)) continue;
    const at = others.indexOf(wanted, from);
    if (at === -1)
      return {
        kind: 'different',
        line,
        expected: text.trim(),
        printed: printed.split('\n')[from]?.trim() ?? '',
      };
    from = at + 1;
  }
  return { kind: 'same' };
}

function firstLine(text: string): string {
  return (
    text
      .split('\n')
      .find((line) => line.trim() !== '')
      ?.trim() ?? ''
  );
}

/** A text with placeholders for what differs in every run. */
function stable(text: string): string {
  return text
    .replace(/\b(?:created|configured|unchanged|serverside-applied)$/, 'applied')
    .replace(/\b(deployment|replicaset|statefulset|daemonset)\.(?:apps|extensions)\//g, '$1/')
    .replace(/\b(job|cronjob)\.batch\//g, '$1/')
    .replace(
      /\b([a-z][a-z\d.-]*?)-(?:[bcdf-hj-np-tv-z2456789]{8,10}-)?[bcdf-hj-np-tv-z2456789]{5}\b/g,
      '$1-…',
    )
    .replace(/\b[bcdf-hj-np-tv-z2456789]{8,10}\b(?=-…)/g, '…')
    .replace(/\b\d{4}-\d\d-\d\dT[\d:.]+Z?\b/g, '<time>')
    .replace(
      /\b(?:[A-Z][a-z]{2},? )?(?:\d{1,2} )?[A-Z][a-z]{2} +\d{1,2}[, ]+[\d:]{8}[\w :+-]*\d{4}\b/g,
      '<time>',
    )
    .replace(/\b(?:\d{1,3}\.){3}\d{1,3}(?:\/\d+)?\b/g, '<address>')
    .replace(/\b(?:\d+[dhms]){1,3}\b/g, '<duration>')
    .replace(/\b[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}\b/g, '<uid>')
    .replace(/\s+/g, ' ');
}
