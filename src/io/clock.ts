/** The clock as an interface, so that time-dependent code can be tested. */
export interface Clock {
  /** Milliseconds since an arbitrary start; only differences are meaningful. */
  elapsed(): number;
  /** ISO 8601, UTC. */
  now(): string;
}

export const systemClock: Clock = {
  elapsed: () => performance.now(),
  now: () => new Date().toISOString(),
};

/** Resolves after a time. */
export function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
