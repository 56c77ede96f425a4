import type { Token } from './tokens.ts';

/** Iterates over tokens. */
export class TokenReader {
  readonly #tokens: readonly Token[];
  #index = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** Offset of the last token. */
  get last(): number {
    return this.#tokenAt(Math.max(0, this.#index - 1)).at;
  }

  #tokenAt(index: number): Token {
    return this.#tokens[Math.min(index, this.#tokens.length - 1)] ?? { kind: 'end', text: '', at: 0 };
  }

  peek(): Token {
    return this.#tokenAt(this.#index);
  }

  /** The token after the next one, without white space. */
  peekSecond(): Token {
    let index = this.#index + 1;
    while (this.#tokenAt(index).kind === 'space') index += 1;
    return this.#tokenAt(index);
  }

  next(): Token {
    const token = this.peek();
    this.#index += 1;
    return token;
  }

  nextNonSpace(): Token {
    while (this.peek().kind === 'space') this.#index += 1;
    return this.next();
  }

  peekNonSpace(): Token {
    while (this.peek().kind === 'space') this.#index += 1;
    return this.peek();
  }

  /** Puts the last token back. */
  back(token: Token): void {
    this.#index = Math.max(0, this.#index - 1);
    while (this.#index > 0 && this.peek() !== token) this.#index -= 1;
  }
}
