/** How far the search for a combination goes. Own bounds, told with every answer. */

/** More than two portions of one food are a dish of it, more than twenty in all are no day. */
export const bounds = { perFood: 2, portions: 20 } as const;

/** So many foods are looked at for each gap: those that bring most of it in one portion. */
export const FOODS_PER_GAP = 12;
