/** The pin of a translation: the front matter key with the version of the source that it was made from. */

export interface Pin {
  /** As configured: `source_blob`, `l10n.sourceCommit`. */
  readonly key: string;
  /** A hash of 7 to 64 hex digits, lower case. */
  readonly value: string;
  readonly names: 'blob' | 'commit';
}

const HASH = /^["']?([0-9a-f]{7,64})["']?\s*(?:#.*)?$/i;

/** The pin in a page's text. A value that is not a hash is ignored. */
export function parsePin(text: string, keys: readonly string[]): Pin | undefined {
  const block = frontMatterLines(text);
  for (const key of keys) {
    const at = block === undefined ? -1 : findKey(block.lines, key);
    const value = at === -1 ? undefined : HASH.exec(writtenValue(block?.lines[at] ?? ''))?.[1];
    if (value !== undefined)
      return { key, value: value.toLowerCase(), names: isBlobKey(key) ? 'blob' : 'commit' };
  }
  return undefined;
}

/** The value of a pin's key if it is not a hash, such as `TODO`; `undefined` if there is a pin, or no value. */
export function readStrangePin(text: string, keys: readonly string[]): string | undefined {
  if (parsePin(text, keys) !== undefined) return undefined;
  const block = frontMatterLines(text);
  for (const key of keys) {
    const at = block === undefined ? -1 : findKey(block.lines, key);
    const value = at === -1 ? '' : writtenValue(block?.lines[at] ?? '').replace(/^["']|["']$/g, '');
    if (value !== '') return value.slice(0, 80);
  }
  return undefined;
}

/** Keys that end in “blob” contain a hash of the file's content, others a commit. */
export function isBlobKey(key: string): boolean {
  return /blob$/i.test(key);
}

/** Sets the pin in a text, without other changes. Front matter is added if there is none. */
export function setPin(text: string, key: string, value: string): string {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const block = frontMatterLines(text);
  const [parent, child] = splitKey(key);
  if (block === undefined) {
    const lines = child === undefined ? [`${parent}: ${value}`] : [`${parent}:`, `  ${child}: ${value}`];
    return ['---', ...lines, '---', text].join(eol);
  }
  const assign = block.delimiter === '+++' ? ' =' : ':';
  const quoted = block.delimiter === '+++' ? `"${value}"` : value;
  const lines = text.split(/\r?\n/);
  const at = findKey(block.lines, key);
  if (at !== -1) {
    const line = lines[at + block.first] ?? '';
    lines[at + block.first] = line.replace(
      /^(\s*[^:=]+\s*[:=]\s*).*$/,
      (_, head: string) => `${head.trimEnd()} ${quoted}`,
    );
    return lines.join(eol);
  }
  const end = block.first + block.lines.length;
  const parentAt =
    child === undefined
      ? -1
      : block.lines.findIndex((line) => new RegExp(`^${parent}\\s*[:=]\\s*$`).test(line));
  if (child === undefined) lines.splice(end, 0, `${parent}${assign} ${quoted}`);
  else if (block.delimiter === '+++') lines.splice(end, 0, `${key}${assign} ${quoted}`);
  else if (parentAt !== -1) lines.splice(block.first + parentAt + 1, 0, `  ${child}: ${quoted}`);
  else lines.splice(end, 0, `${parent}:`, `  ${child}: ${quoted}`);
  return lines.join(eol);
}

const DRAFT = 'machine_draft';

/** Whether a page is an unreviewed machine draft. */
export function isDraft(text: string): boolean {
  if (!text.includes(DRAFT)) return false;
  const block = frontMatterLines(text);
  const at = block === undefined ? -1 : findKey(block.lines, DRAFT);
  return at !== -1 && writtenValue(block?.lines[at] ?? '') === 'true';
}

export function markDraft(text: string): string {
  return setPin(text, DRAFT, 'true').replace(`${DRAFT} = "true"`, `${DRAFT} = true`);
}

/** Removes the mark of a machine draft after a person's review. */
export function signDraft(text: string): string {
  const block = frontMatterLines(text);
  const at = block === undefined ? -1 : findKey(block.lines, DRAFT);
  if (block === undefined || at === -1) return text;
  const lines = text.split('\n');
  lines.splice(block.first + at, 1);
  return lines.join('\n');
}

interface FrontMatterLines {
  readonly delimiter: string;
  /** Index of the first line after the delimiter. */
  readonly first: number;
  readonly lines: readonly string[];
}

function frontMatterLines(text: string): FrontMatterLines | undefined {
  const opening = /^\uFEFF?\s*(?:<!--[^\n]*\n\s*)?(---|\+\+\+)[ \t]*\r?\n/.exec(text);
  const delimiter = opening?.[1];
  if (opening === null || delimiter === undefined) return undefined;
  const first = opening[0].split('\n').length - 1;
  const end = text.indexOf(`\n${delimiter}`, opening[0].length - 1);
  if (end === -1) return undefined;
  const inside = text.slice(opening[0].length, Math.max(end, opening[0].length));
  return { delimiter, first, lines: inside === '' ? [] : inside.split(/\r?\n/) };
}

function splitKey(key: string): [parent: string, child: string | undefined] {
  const dot = key.indexOf('.');
  return dot === -1 ? [key, undefined] : [key.slice(0, dot), key.slice(dot + 1)];
}

/** Finds the line of a key, by its name at the start of a line; a dotted key below its parent. Case is ignored, as in Hugo. */
function findKey(lines: readonly string[], key: string): number {
  const [parent, child] = splitKey(key);
  const nameOf = (line: string) => /^\s*["']?([\w.-]+)["']?\s*[:=]/.exec(line)?.[1]?.toLowerCase();
  const isTop = (line: string) => /^\S/.test(line);
  const whole = lines.findIndex((line) => isTop(line) && nameOf(line) === key.toLowerCase());
  if (child === undefined || whole !== -1) return whole;
  const at = lines.findIndex((line) => isTop(line) && nameOf(line) === parent.toLowerCase());
  if (at === -1) return -1;
  for (let next = at + 1; next < lines.length && /^(?:\s|$)/.test(lines[next] ?? ''); next += 1)
    if (nameOf(lines[next] ?? '') === child.toLowerCase()) return next;
  return -1;
}

function writtenValue(line: string): string {
  return line.slice(line.search(/[:=]/) + 1).trim();
}
