import type { SourceRecord } from '../../contract/records.ts';

let source = $state.raw<SourceRecord | null>(null);
let number = $state<number | null>(null);

/** The one source card that lies over the page. */
export const sourceDialog = {
  get source(): SourceRecord | null {
    return source;
  },
  /** Number of the citation on the page; null where it was opened from elsewhere. */
  get number(): number | null {
    return number;
  },
  open(next: SourceRecord, citation: number | null = null): void {
    source = next;
    number = citation;
  },
  close(): void {
    source = null;
    number = null;
  },
};
