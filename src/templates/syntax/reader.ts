import type { Token } from './tokens.ts';

/** Goes through tokens one by one. */
export class TokenReader {
  readonly #tokens: readonly Token[];
  #index = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** Offset of the token that was read last. */
  get last(): number {
    return this.#tokenAt(Math.max(0, this.#index - 1)).at;
  }

  #tokenAt(index: number): Token {
    return this.#tokens[Math.min(index, this.#tokens.length - 1)] ?? { kind: 'end', text: '', at: 0 };
  }

  peek(): Token {
    return this.#tokenAt(this.#index);
  }

  /** The token after the next one, white space left out. */
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

  /** Un-reads the token that was read last. */
  back(token: Token): void {
    this.#index = Math.max(0, this.#index - 1);
    while (this.#index > 0 && this.peek() !== token) this.#index -= 1;
  }
}
