/** Answers of git by requested name; names without an answer are omitted. */
export async function lookUp(
  names: readonly string[],
  resolve: (names: readonly string[]) => Promise<(string | undefined)[]>,
): Promise<ReadonlyMap<string, string>> {
  const results = await resolve(names);
  return new Map(
    names.flatMap((name, index): [string, string][] => {
      const result = results[index];
      return result === undefined ? [] : [[name, result]];
    }),
  );
}
