/**
 * Opening tags in text with slashes in unquoted values, `<img src=/images/a.png>`: micromark ends such a value at a slash, against CommonMark. Only tags on one line; others are
 * left to micromark.
 */
import type { Code, Construct, Extension, State } from 'micromark-util-types';
import { isSpace } from './white-space.ts';

export function openTags(): Extension {
  return { text: { [LESS_THAN]: openTag } };
}

const LESS_THAN = '<'.charCodeAt(0);

const openTag: Construct = {
  name: 'openTag',
  tokenize(effects, ok, nok) {
    let quote: Code = null;
    /** Consumes one character and continues. */
    const then =
      (next: State): State =>
      (code) => {
        effects.consume(code);
        return next;
      };
    const nameStart: State = (code) => (isOneOf(code, /[a-z]/i) ? then(name)(code) : nok(code));
    const name: State = (code) => (isOneOf(code, /[a-z\d-]/i) ? then(name)(code) : between(code));
    const between: State = (code) => (isSpace(code) ? then(beforeAttribute)(code) : beforeEnd(code));
    const beforeAttribute: State = (code) => {
      if (isSpace(code)) return then(beforeAttribute)(code);
      return isOneOf(code, /[a-z:_]/i) ? then(attribute)(code) : beforeEnd(code);
    };
    const attribute: State = (code) => {
      if (isOneOf(code, /[a-z\d:_.-]/i)) return then(attribute)(code);
      return isSpace(code) ? then(afterAttribute)(code) : afterAttribute(code);
    };
    const afterAttribute: State = (code) => {
      if (isSpace(code)) return then(afterAttribute)(code);
      if (isOneOf(code, /=/)) return then(value)(code);
      return this.previous !== null && isSpace(this.previous) ? beforeAttribute(code) : beforeEnd(code);
    };
    const value: State = (code) => {
      if (isSpace(code)) return then(value)(code);
      if (isOneOf(code, /["']/)) {
        quote = code;
        return then(quoted)(code);
      }
      return isOneOf(code, /[^<=>`]/) ? then(unquoted)(code) : nok(code);
    };
    const quoted: State = (code) => {
      if (code === quote) return then(between)(code);
      return isInLine(code) ? then(quoted)(code) : nok(code);
    };
    const unquoted: State = (code) => {
      if (isSpace(code) || isOneOf(code, />/)) return between(code);
      return isOneOf(code, /[^"'<=`]/) ? then(unquoted)(code) : nok(code);
    };
    const beforeEnd: State = (code) => (isOneOf(code, /\//) ? then(end)(code) : end(code));
    const end: State = (code) => {
      if (!isOneOf(code, />/)) return nok(code);
      effects.consume(code);
      effects.exit('htmlTextData');
      effects.exit('htmlText');
      return ok;
    };
    return (code) => {
      effects.enter('htmlText');
      effects.enter('htmlTextData');
      return then(nameStart)(code);
    };
  },
};

function isInLine(code: Code): code is number {
  return code !== null && (code >= 0 || isSpace(code));
}

/** Whether a code is a character of a class; white space and the ends of lines and text never are. */
function isOneOf(code: Code, characters: RegExp): boolean {
  return code !== null && code >= 0 && !isSpace(code) && characters.test(String.fromCharCode(code));
}
