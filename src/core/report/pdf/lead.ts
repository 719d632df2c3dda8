/** Heights that have to follow on the same page: what reads best, and what will do before much of a page stays empty. */
export interface Lead {
  want: number;
  least: number;
}
export const leadBy = (height: number, { want, least }: Lead): Lead => ({
  want: height + want,
  least: height + least,
});
export const atLeast = (height: number, { want, least }: Lead): Lead => ({
  want: Math.max(height, want),
  least: Math.max(height, least),
});
