/** Character references of HTML, as Go's `html.UnescapeString` reads them. */
import { decodeNamedCharacterReference } from 'decode-named-character-reference';

/** Character references that HTML accepts without a semicolon. */
const LEGACY =
  /&(?:#(?:[xX]([0-9a-fA-F]+)|(\d+));?|([a-zA-Z][a-zA-Z0-9]*);|(AElig|AMP|Aacute|Acirc|Agrave|Aring|Atilde|Auml|COPY|Ccedil|ETH|Eacute|Ecirc|Egrave|Euml|GT|Iacute|Icirc|Igrave|Iuml|LT|Ntilde|Oacute|Ocirc|Ograve|Oslash|Otilde|Ouml|QUOT|REG|THORN|Uacute|Ucirc|Ugrave|Uuml|Yacute|aacute|acirc|acute|aelig|agrave|amp|aring|atilde|auml|brvbar|ccedil|cedil|cent|copy|curren|deg|divide|eacute|ecirc|egrave|eth|euml|frac12|frac14|frac34|gt|iacute|icirc|iexcl|igrave|iquest|iuml|laquo|lt|macr|micro|middot|nbsp|not|ntilde|oacute|ocirc|ograve|ordf|ordm|oslash|otilde|ouml|para|plusmn|pound|quot|raquo|reg|sect|shy|sup1|sup2|sup3|szlig|thorn|times|uacute|ucirc|ugrave|uml|uuml|yacute|yen|yuml))/g;

export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(LEGACY, (all, hex?: string, decimal?: string, named?: string, legacy?: string) => {
    if (hex !== undefined || decimal !== undefined) {
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      const isGood = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000);
      return isGood ? String.fromCodePoint(code) : '\ufffd';
    }
    const found = decodeNamedCharacterReference(named ?? legacy ?? '');
    return found === false ? all : found;
  });
}
