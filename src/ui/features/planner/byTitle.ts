/** Order of hits of several kinds in one list: what begins with the words, then what holds them, then the rest. */
export function byTitle<T extends { readonly title: string }>(
  hits: readonly T[],
  query: string,
): T[] {
  const words = query.trim().toLowerCase();
  const rank = ({ title }: T): number => {
    const name = title.toLowerCase();
    if (name.startsWith(words)) return 0;
    return name.includes(words) ? 1 : 2;
  };
  // A stable sort: inside one rank the order of the search stays.
  return [...hits].sort((a, b) => rank(a) - rank(b));
}
