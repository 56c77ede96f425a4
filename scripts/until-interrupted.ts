const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** Resolves when the user stops the program (Ctrl+C) or the system asks it to end. */
export function untilInterrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of Object.keys(SIGNALS)) process.once(signal, () => resolve());
  });
}

/**
 * Ends the program in order when it is interrupted, so that what it was preparing is taken away: a signal alone would leave it lying there. Until the
 * returned function is called.
 */
export function exitWhenInterrupted(): () => void {
  const handlers = Object.entries(SIGNALS).map(
    ([signal, code]) => [signal, () => process.exit(code)] as const,
  );
  for (const [signal, exit] of handlers) process.once(signal, exit);
  return () => {
    for (const [signal, exit] of handlers) process.off(signal, exit);
  };
}
