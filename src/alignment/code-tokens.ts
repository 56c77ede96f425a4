/** Code without comments, which are the part that is translated. */

/** Lines of code without comments and surrounding white space; empty ones are skipped. */
export function bareLines(code: string): string[] {
  return code
    .split('\n')
    .map((line) => line.replace(/(?:^|\s)(?:#(?!!)|\/\/|--\s|;\s|rem\s|<!--).*$/i, '').trim())
    .filter((line) => line !== '');
}

/** The same, indented as they are, from the line that is indented least. */
export function indentedLines(code: string): string[] {
  const lines = code
    .split('\n')
    .flatMap((line) => bareLines(line).map((bare) => ({ bare, indent: line.search(/\S/) })));
  const common = Math.min(...lines.map(({ indent }) => indent));
  return lines.map(({ bare, indent }) => ' '.repeat(indent - common) + bare);
}

/** Words and paths of code; non-ASCII text is assumed to be translated. */
export function codeTokens(code: string): ReadonlySet<string> {
  const tokens = new Set<string>();
  for (const line of bareLines(code)) {
    if (/[^\x20-\x7e\t]/.test(line)) continue;
    for (const [word] of line.matchAll(/[\w.-]*[A-Za-z\d][\w./:-]*/g)) tokens.add(word);
  }
  return tokens;
}
