/** Items by name, each group in the order of the items. */
export const groupBy = <T, K>(items: Iterable<T>, name: (item: T) => K): Map<K, T[]> => {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(name(item));
    if (group) group.push(item);
    else groups.set(name(item), [item]);
  }
  return groups;
};
