/** Bundles on their way to a remote cache: sent by several senders at a time, while whoever makes them goes on. */

/** Requests under way at a time: the line is busy, and no server takes it for an attack. */
export const AT_ONCE = 32;

export interface SendQueue<T> {
  add(item: T): void;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
}

/** @param send never rejects for what a network does */
export function createSendQueue<T>(send: (item: T) => Promise<void>): SendQueue<T> {
  const waiting: T[] = [];
  const senders = new Set<Promise<void>>();
  const sendAll = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await send(next);
  };
  return {
    add(item) {
      waiting.push(item);
      if (senders.size >= AT_ONCE) return;
      const sender = sendAll().finally(() => senders.delete(sender));
      // It is waited for in the end.
      sender.catch(() => {});
      senders.add(sender);
    },
    async idle() {
      await Promise.all(senders);
    },
  };
}
