/**
 * Reads each key once. For the reference, which never changes while it is open. "No such record" is not remembered:
 * ids come from outside, and a list of wrong ones must not grow for ever.
 */
export function memo<K, V>(read: (key: K) => V): (key: K) => V {
  const found = new Map<K, V & NonNullable<unknown>>();
  return (key) => {
    const known = found.get(key);
    if (known !== undefined) return known;
    const value = read(key);
    if (value !== null && value !== undefined) found.set(key, value);
    return value;
  };
}
