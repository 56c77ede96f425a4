/**
 * CSV (RFC 4180) → rows of cells, all text, as Hugo gives data files of that kind: the first row is a row like the others. Quotation marks may enclose
 * cells with commas and line ends, and stand doubled for themselves; empty lines are left out.
 */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const endRow = () => {
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  };
  const source = text.replace(/^\u{feff}/u, '');
  CELL.lastIndex = 0;
  for (let match = CELL.exec(source); match !== null; match = CELL.exec(source)) {
    const [, quoted, plain = '', end = ''] = match;
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"') + plain);
    if (end !== ',') endRow();
    if (end === '') break;
  }
  return rows;
}

/** A quoted or unquoted cell and its end. An unclosed quotation mark extends to the end of the text. */
const CELL = /(?:"((?:[^"]|"")*)(?:"|$))?([^,\r\n]*)(,|\r?\n|\r|$)/g;
