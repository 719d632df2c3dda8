/** Days as the downloads write them: 2019-04-01, in older ones 4/1/2019. */

/** YYYYMMDD as a number; 0 where the text is no day. */
export function dayNumber(text: string): number {
  const iso = /^(\d{4})-(\d{2})-(\d{2})/u.exec(text);
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})/u.exec(text);
  const [year, month, day] =
    iso === null ? [american?.[3], american?.[1], american?.[2]] : iso.slice(1);
  const number = Number(year) * 10_000 + Number(month) * 100 + Number(day);
  return Number.isInteger(number) ? number : 0;
}

/** "2019-04-01"; null for 0. */
export function dayText(number: number): string | null {
  if (number === 0) return null;
  const digits = String(number).padStart(8, '0');
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}
