/** Words, tag and record by which the reading list is narrowed. Words wait for a pause in the typing. */
const PAUSE_MS = 150;

export class ListFilter {
  /** As typed. */
  words = $state('');
  /** As asked. */
  asked = $state('');
  tag = $state('');
  #timer: ReturnType<typeof setTimeout> | undefined;

  type(words: string): void {
    this.words = words;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.asked = words.trim()), PAUSE_MS);
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.words = '';
    this.asked = '';
    this.tag = '';
  }
}
