/** Answers of git by requested name; names without an answer are omitted. */
export async function lookUp(
  names: readonly string[],
  resolve: (names: readonly string[]) => Promise<(string | undefined)[]>,
): Promise<ReadonlyMap<string, string>> {
  const answers = await resolve(names);
  return new Map(
    names.flatMap((name, index): [string, string][] => {
      const answer = answers[index];
      return answer === undefined ? [] : [[name, answer]];
    }),
  );
}
