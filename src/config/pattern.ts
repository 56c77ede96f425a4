/** Why a text is no regular expression; `undefined` when it is one. */
export function patternFault(pattern: string): string | undefined {
  try {
    new RegExp(pattern);
    return undefined;
  } catch (error) {
    if (error instanceof SyntaxError)
      return error.message.replace(/^Invalid regular expression: (?:\/.*\/\w*: )?/s, '');
    throw error;
  }
}
