/** The clock, as an interface, so that what depends on time can be tested. */
export interface Clock {
  /** Milliseconds since some start; only differences mean anything. */
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
