/** Groups of people in few words; reports and interface write them alike. */

/** "Males, 31 to 50, 51 to 70 years; Pregnancy": ages of the same people after one another. */
export function groupWords(labels: readonly string[]): string {
  const ages = new Map<string, string[]>();
  for (const label of labels) {
    const [people = label, age] = label.split(/, (.*)/u);
    ages.set(people, [...(ages.get(people) ?? []), ...(age === undefined ? [] : [age])]);
  }
  return [...ages]
    .map(([people, list]) => {
      const last = list.length - 1;
      const shortened = list.map((age, index) =>
        index < last ? age.replace(/ years$/u, '') : age,
      );
      return [people, ...shortened].join(', ');
    })
    .join('; ');
}

/** Labels of life stages under 18 or 19 years. */
const YOUNG = /^(?:infants|children|boys|girls)\b|\b(?:9 to 13|14 to 18) years/iu;

export const isAdultLabel = (label: string): boolean => !YOUNG.test(label);
