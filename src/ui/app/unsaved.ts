/** What is not saved yet on this page. Autosave keeps this empty but for moments, a fault, or a field that needs attention. */
interface Keeper {
  unsaved(): boolean;
  /** Saves now what can be saved. */
  save?(): Promise<void>;
}

const keepers = new Set<Keeper>();

/** A form names itself while it is on the page; returns the function that ends it. */
export function keepWatch(keeper: Keeper): () => void {
  keepers.add(keeper);
  return () => {
    keepers.delete(keeper);
  };
}

export function somethingUnsaved(): boolean {
  return [...keepers].some((keeper) => keeper.unsaved());
}

export async function saveAll(): Promise<void> {
  await Promise.all([...keepers].flatMap((keeper) => keeper.save?.() ?? []));
}

/** Asks before the window closes, and only then: a question that always comes is answered without reading. */
export function askBeforeLeaving(event: Pick<Event, 'preventDefault'>): void {
  if (!somethingUnsaved()) return;
  // Asked for at the same time, so that most often nothing is lost whatever is answered.
  void saveAll();
  event.preventDefault();
}
