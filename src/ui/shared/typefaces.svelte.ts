/**
 * The typefaces of the pages. A text that is set in a stand-in and then set anew moves all that stands below it: pages wait
 * for their typefaces, which as a rule are there before the page has its answer.
 */
const faces = [
  '400 1em "Source Sans 3"',
  '600 1em "Source Sans 3"',
  '600 1em "Source Serif 4"',
  '400 1em "Source Serif 4"',
] as const;
/** For titles in lists further down: nothing waits for it. */
const italic = 'italic 400 1em "Source Sans 3"';
/** Something to read in a stand-in is better than nothing. */
const PATIENCE_MS = 1_000;

let ready = $state(false);

/** Fetches what pages are set in, wanted yet or not. */
export function loadTypefaces(): void {
  const load = (face: string): Promise<unknown> => document.fonts.load(face);
  const done = (): void => {
    ready = true;
  };
  setTimeout(done, PATIENCE_MS);
  // One that cannot be had keeps its stand-in.
  void Promise.allSettled(faces.map(load))
    .then(done)
    .then(() => Promise.allSettled([load(italic)]));
}

export const typefaces = {
  /** Text can be set for good. Reactive. */
  get ready(): boolean {
    return ready;
  },
};
