/** Messages between a pool and its threads. */

export type Message<R> =
  | { readonly kind: 'ready' }
  | { readonly kind: 'result'; readonly result: R }
  | { readonly kind: 'error'; readonly reason: string }
  | { readonly kind: 'fatal'; readonly reason: string };

/** Messages to a thread. */
export type Order<D, T> =
  | { readonly kind: 'data'; readonly data: D }
  | { readonly kind: 'task'; readonly task: T }
  /** The data is not needed any more. */
  | { readonly kind: 'forget' };

/** An error that no other task would survive either (a full disk): it ends the run. */
export class FatalTaskError extends Error {}
