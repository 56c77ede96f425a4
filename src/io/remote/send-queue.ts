/** Bundles waiting to be sent to a remote cache by several senders, while their producers continue. */

/** Number of concurrent requests: enough to use the connection, few enough not to look like an attack. */
export const AT_ONCE = 32;

export interface SendQueue<T> {
  add(item: T): void;
  /** Resolves when nothing is in progress. */
  idle(): Promise<void>;
}

/** @param send never rejects because of network failures */
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
      // It is awaited at the end.
      sender.catch(() => {});
      senders.add(sender);
    },
    async idle() {
      await Promise.all(senders);
    },
  };
}
