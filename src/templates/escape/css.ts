/** The parts of CSS that escaping needs. */

/** Whether a text ends with the identifier `url`. */
export function endsWithUrl(text: string): boolean {
  return /(?:^|[^a-zA-Z0-9\-_\u0080-\u{10ffff}])url$/iu.test(text);
}

/** Replaces CSS escapes by their characters. */
export function decodeCss(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(
    /\\(?:([0-9a-fA-F]{1,6})(?:\r\n|[\t\n\f\r ])?|([\s\S]))|\\$/gu,
    (_all, hex?: string, char?: string) => {
      if (hex === undefined) return char ?? '';
      const code = Number.parseInt(hex, 16);
      if (code > 0x10ffff) return String.fromCodePoint(Math.trunc(code / 16)) + hex.slice(-1);
      return code >= 0xd800 && code < 0xe000 ? '\ufffd' : String.fromCodePoint(code);
    },
  );
}
