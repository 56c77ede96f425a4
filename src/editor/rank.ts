/** Filters and sorts suggestions: those that begin with the input come first. */
export function rankByPrefix<T extends { readonly label: string }>(
  items: readonly T[],
  written: string,
): readonly T[] {
  const wanted = written.toLowerCase();
  if (wanted === '') return items;
  const found = items.filter(({ label }) => label.toLowerCase().includes(wanted));
  const begins = ({ label }: T) => label.toLowerCase().startsWith(wanted);
  return [...found.filter(begins), ...found.filter((item) => !begins(item))];
}
