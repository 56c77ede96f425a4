/** The Diagnostic Format of reviewdog: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf. Columns count bytes of UTF-8, from 1. */
import { createLineIndex, helpUrl, type Place, type Point, type Severity } from '../diagnostics/index.ts';
import { printable } from './printable.ts';
import type { ReadSource, Report } from './report.ts';

const SEVERITIES: Readonly<Record<Severity, string>> = { error: 'ERROR', warning: 'WARNING', info: 'INFO' };

/** @param prefix path of the site directory in the repository, with a slash at its end where it is not the root */
export function renderRdjson({ problems }: Report, readSource: ReadSource, prefix = ''): string {
  const toBytes = createByteColumns(readSource);
  const diagnostics = problems.map(({ code, severity, place, message, hint, locale, owners }) => {
    const help = helpUrl(code);
    const about = [
      ...(locale === undefined ? [] : [`Locale: ${locale}.`]),
      ...(owners === undefined ? [] : [`Owners: ${owners.join(', ')}.`]),
    ];
    return {
      message: printable([message, ...(hint === undefined ? [] : [hint]), ...about].join(' ')),
      location: place.kind === 'file' ? locationOf(place, prefix, toBytes) : { path: prefix },
      severity: SEVERITIES[severity],
      code: { value: code, ...(help === undefined ? {} : { url: help }) },
    };
  });
  return `${JSON.stringify({ source: { name: 'lockstep' }, diagnostics }, undefined, 2)}\n`;
}

type FilePlace = Extract<Place, { kind: 'file' }>;
type ToBytes = (file: string, point: Point) => Point;

function locationOf({ file, start, end }: FilePlace, prefix: string, toBytes: ToBytes): object {
  return {
    path: prefix + file,
    range: { start: toBytes(file, start), ...(end === undefined ? {} : { end: toBytes(file, end) }) },
  };
}

/** Points with columns in bytes; unchanged if the file cannot be read. */
function createByteColumns(readSource: ReadSource): ToBytes {
  const files = new Map<string, { text: string; index: ReturnType<typeof createLineIndex> } | undefined>();
  return (file, { line, column }) => {
    if (!files.has(file)) {
      const text = readSource(file);
      files.set(file, text === undefined ? undefined : { text, index: createLineIndex(text) });
    }
    const source = files.get(file);
    if (source === undefined) return { line, column };
    const start = source.index.offsetOf(line);
    return { line, column: Buffer.byteLength(source.text.slice(start, start + column - 1)) + 1 };
  };
}
