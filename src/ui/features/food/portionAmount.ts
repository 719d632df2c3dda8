/** Amount in a portion from an amount in 100 g; unknown stays unknown. */
export const portionAmount = (per100g: number | null, grams: number): number | null =>
  per100g === null ? null : (per100g * grams) / 100;
