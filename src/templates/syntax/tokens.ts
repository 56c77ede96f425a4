/** Tokens of a template. */
export type TokenKind =
  | 'text'
  | 'open'
  | 'close'
  | 'comment'
  | 'space'
  | 'bool'
  | 'nil'
  | 'dot'
  | 'field'
  | 'variable'
  | 'identifier'
  | 'keyword'
  | 'number'
  | 'char'
  | 'string'
  | 'rawString'
  | '('
  | ')'
  | '|'
  | ','
  | '='
  | ':='
  | 'other'
  | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** As written; `text` tokens after trimming. */
  readonly text: string;
  /** Offset of its first character. */
  readonly at: number;
}

export const KEYWORDS: ReadonlySet<string> = new Set([
  'block',
  'break',
  'continue',
  'define',
  'else',
  'end',
  'if',
  'range',
  'template',
  'with',
]);
