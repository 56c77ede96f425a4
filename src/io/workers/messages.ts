/** What a pool and its threads say to each other. */

export type Message<R> =
  | { readonly kind: 'ready' }
  | { readonly kind: 'result'; readonly result: R }
  | { readonly kind: 'error'; readonly reason: string }
  | { readonly kind: 'fatal'; readonly reason: string };

/** What a thread is given. */
export type Order<D, T> =
  | { readonly kind: 'data'; readonly data: D }
  | { readonly kind: 'task'; readonly task: T }
  /** The data is needed no more. */
  | { readonly kind: 'forget' };

/** What no other task would survive either (a full disk): a task that throws it ends the run. */
export class FatalTaskError extends Error {}
