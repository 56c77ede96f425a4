/** Code without comments, which are the part that is translated. */

/** Lines of code without comments and surrounding white space; empty ones are skipped. */
export function bareLines(code: string): string[] {
  return code
    .split('\n')
    .map((line) => line.replace(/(?:^|\s)(?:#(?!!)|\/\/|--\s|;\s|rem\s|<!--).*$/i, '').trim())
    .filter((line) => line !== '');
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
