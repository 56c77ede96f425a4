/** Files with one setting per line: Java properties, and `.conf` files of servers. */
import type { Fault } from '../formats/index.ts';

/**
 * Finds invalid settings. Properties need a key before `=`, `:` or a space, and complete `\u` escapes; a `.conf` file may belong to any program, so only quotes and braces are
 * checked.
 */
export function parseLines(text: string, file: string): Fault[] {
  return /\.conf$/i.test(file) ? parseConf(text) : parseProperties(text);
}

function parseProperties(text: string): Fault[] {
  const faults: Fault[] = [];
  const keys = new Set<string>();
  let continued = false;
  for (const { line, offset } of linesOf(text)) {
    const trimmed = line.trimStart();
    const start = offset + line.length - trimmed.length;
    const broken = /\\u(?![0-9a-fA-F]{4})/.exec(line);
    const isComment: boolean = !continued && /^[#!]/.test(trimmed);
    if (broken !== null && !isComment) {
      faults.push({
        offset: offset + broken.index,
        message: 'Unexpected “\\u” in a value, expected four hexadecimal digits after it.',
        hint: 'Write the whole escape, or a doubled backslash.',
      });
    }
    if (!continued && trimmed !== '' && !isComment) {
      const key = /^(?:\\.|[^=:\s\\])*/.exec(trimmed)?.[0] ?? '';
      if (key === '') {
        faults.push({
          offset: start,
          message: `Unexpected “${trimmed.charAt(0)}” at the start of a line, expected a key.`,
          hint: 'Write key=value.',
        });
      } else if (keys.has(key)) {
        faults.push({
          offset: start,
          end: start + key.length,
          message: `Unexpected second key “${key}”, expected each key once.`,
          hint: 'Remove one of the two; the last one counts.',
        });
      }
      keys.add(key);
    }
    continued = !isComment && /(?:^|[^\\])(?:\\\\)*\\$/.test(line);
  }
  return faults;
}

function parseConf(text: string): Fault[] {
  const open: number[] = [];
  for (const { line, offset } of linesOf(text)) {
    const code = line
      .replace(/"(?:\\.|[^"\\])*"|'[^']*'/g, (quoted) => ' '.repeat(quoted.length))
      .replace(/(?:^|\s)[#;].*$/, '');
    for (let at = 0; at < code.length; at += 1) {
      if (code[at] === '{') open.push(offset + at);
      if (code[at] === '}' && open.pop() === undefined) {
        return [
          {
            offset: offset + at,
            message: 'Unexpected “}”, expected “{” before it.',
            hint: 'Remove it, or open the block.',
          },
        ];
      }
    }
  }
  const unclosed = open.pop();
  return unclosed === undefined
    ? []
    : [
        {
          offset: unclosed,
          message: 'Unexpected “{” without its “}”, expected the block to be closed.',
          hint: 'Close the block.',
        },
      ];
}

function* linesOf(text: string): Generator<{ line: string; offset: number }> {
  let offset = 0;
  for (const raw of text.split('\n')) {
    yield { line: raw.replace(/\r$/, ''), offset };
    offset += raw.length + 1;
  }
}
