export interface ProgramRequest {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

export interface ProgramRun {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ProgramAnswer extends Pick<ProgramRun, 'stdout' | 'stderr'> {
  readonly code: number;
  /** Resident memory of the process. */
  readonly megabytes: number;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of the socket that takes requests, a line of JSON each. */
    readonly programs: string;
  }
}
