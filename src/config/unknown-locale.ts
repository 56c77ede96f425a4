/** A requested locale that the site does not have. */
export class UnknownLocaleError extends Error {
  constructor(unknown: readonly string[], known: readonly string[]) {
    super(`Unexpected locale ${unknown.join(', ')}, expected one of ${known.join(', ')}.`);
  }
}
