/** A number as people type it: "1,5" and "1.5" alike, "1,000" and "1 000" as a thousand; null when it is no number. */
export function parseNumber(text: string): number | null {
  const plain = text.trim().replaceAll(/[\s\u00a0]/g, '');
  if (plain === '') return null;
  const grouped = /^[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain;
  const point = grouped.replace(',', '.');
  return /^\d*\.?\d*$/.test(point) && /\d/.test(point) ? Number(point) : null;
}
