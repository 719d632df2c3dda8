/** Commands of the window's menu, of the palette and of shortcuts, for whoever on the page can run them. */
type Listener = (command: string) => void;

export interface CommandBus {
  /** Returns the function that ends it. */
  readonly on: (listener: Listener) => () => void;
  readonly send: (command: string) => void;
}

export function createCommandBus(): CommandBus {
  const listeners = new Set<Listener>();
  return {
    on(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    send(command) {
      // A listener may go away while it runs, with the page it belongs to.
      for (const listener of [...listeners]) listener(command);
    },
  };
}
