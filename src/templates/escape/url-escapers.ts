import type { SafeKind } from '../values/value.ts';

/** Output in place of a URL that html/template refuses. */
export const REFUSED_URL = '#ZgotmplZ';

/** Whether a URL is relative or has a safe scheme. */
export function isSafeUrl(url: string): boolean {
  const colon = url.indexOf(':');
  const scheme = colon === -1 ? '' : url.slice(0, colon);
  return colon === -1 || scheme.includes('/') || /^(?:https?|mailto)$/i.test(scheme);
}

/** Percent-encodes all special characters, or with `keeps` only those that are not allowed in URLs. */
export function processUrl(text: string, keeps: boolean): string {
  const bytes = new TextEncoder().encode(text);
  let out = '';
  bytes.forEach((byte, at) => {
    const char = String.fromCharCode(byte);
    const isKept =
      /[A-Za-z0-9\-._~]/.test(char) ||
      (keeps &&
        ('!#$&*+,/:;=?@[]'.includes(char) || (char === '%' && isHex(bytes[at + 1]) && isHex(bytes[at + 2]))));
    out += isKept ? char : `%${byte.toString(16).padStart(2, '0')}`;
  });
  return out;
}

function isHex(byte: number | undefined): boolean {
  return byte !== undefined && /[0-9a-fA-F]/.test(String.fromCharCode(byte));
}

/** URLs with a width or density each, separated by commas. */
export function srcsetEscaper(text: string, kind: SafeKind | undefined): string {
  if (kind === 'Srcset') return text;
  if (kind === 'URL') return processUrl(text, true).replaceAll(',', '%2c');
  return text.split(',').map(filterSource).join(',');
}

function filterSource(source: string): string {
  const [, before = '', url = '', after = ''] = /^([\t\n\f\r ]*)([^\t\n\f\r ]*)([\s\S]*)$/.exec(source) ?? [];
  const isGood = isSafeUrl(url) && /^[\t\n\f\r a-zA-Z0-9]*$/.test(after);
  return isGood ? before + processUrl(url, true) + after : REFUSED_URL;
}
