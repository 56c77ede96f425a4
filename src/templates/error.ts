/** Errors of parsing and executing templates. */

/**
 * `parse`: the text is no template. `execute`: a value, field or argument is not what the template expects. `escape`: the template leaves HTML in a
 * state in which nothing safe can be printed. `limit`: it wants more steps, depth or output than is allowed. `unsupported`: it asks for something
 * that Hugo has and Lockstep has not. `fail`: the template says itself that something is wrong (`errorf`).
 */
export type TemplateErrorKind = 'parse' | 'execute' | 'escape' | 'limit' | 'unsupported' | 'fail';

/** A place in a template: line and column count from 1, the column in UTF-16 code units. */
export interface TemplatePlace {
  readonly template: string;
  readonly line: number;
  readonly column: number;
}

export interface TemplateErrorDetails extends Partial<TemplatePlace> {
  /** The function, field or template that is missing or failed. */
  readonly name?: string;
  /** The expression as it is written, in short. */
  readonly at?: string;
}

/** The only error that this module throws. Its message is that of Go, without the place. */
export class TemplateError extends Error {
  readonly kind: TemplateErrorKind;
  readonly template: string | undefined;
  readonly line: number | undefined;
  readonly column: number | undefined;
  readonly subject: string | undefined;
  readonly at: string | undefined;

  constructor(kind: TemplateErrorKind, message: string, details: TemplateErrorDetails = {}) {
    super(message);
    this.name = 'TemplateError';
    this.kind = kind;
    this.template = details.template;
    this.line = details.line;
    this.column = details.column;
    this.subject = details.name;
    this.at = details.at;
  }

  /** The same error with a place, unless it already has one. */
  withPlace(place: TemplatePlace, at?: string): TemplateError {
    if (this.template !== undefined) return this;
    const name = this.subject;
    return new TemplateError(this.kind, this.message, {
      ...place,
      ...(at === undefined ? {} : { at }),
      ...(name === undefined ? {} : { name }),
    });
  }

  /** As Go prints it: `template: a.html:3:5: executing "a.html" at <.X>: …`. */
  override toString(): string {
    if (this.template === undefined) return this.message;
    const place = `template: ${this.template}:${this.line}:${this.column}`;
    return this.at === undefined
      ? `${place}: ${this.message}`
      : `${place}: executing "${this.template}" at <${this.at}>: ${this.message}`;
  }
}

/** Throws an error of a function or operator; the caller adds the place. */
export function fail(message: string): never {
  throw new TemplateError('execute', message);
}
