/** Answers of git by the names that it was asked for; names without an answer are left out. */
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
