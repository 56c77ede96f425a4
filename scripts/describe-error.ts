import { UnknownLocaleError } from '../src/config/index.ts';
import { SourceRepositoryError } from '../src/drift/index.ts';
import {
  CacheWriteError,
  DiskError,
  describeDiskFailure,
  FatalTaskError,
  MissingPackageError,
  NotACacheError,
  PortInUseError,
  QueueError,
  RemoteCacheError,
  UnusableOutputError,
} from '../src/io/index.ts';
import { printableLines } from '../src/reporters/index.ts';
import { IntegrationError, ProjectSettingsError } from '../src/site/index.ts';
import { UsageError } from './arguments.ts';

/** Errors that the user can fix; their messages say how. */
const EXPECTED = [
  UnknownLocaleError,
  UnusableOutputError,
  PortInUseError,
  CacheWriteError,
  DiskError,
  FatalTaskError,
  NotACacheError,
  MissingPackageError,
  QueueError,
  RemoteCacheError,
  ProjectSettingsError,
  IntegrationError,
  SourceRepositoryError,
] as const;

/** The text of an error for the user, with a stack trace only if it is a defect of the program. Every line ends with a line break, and control characters are escaped. */
export function describeError(error: unknown): string {
  return printableLines(describe(error));
}

function describe(error: unknown): string {
  if (error instanceof UsageError)
    return `lockstep: ${error.message}\nlockstep --help tells the commands and their options.\n`;
  if (!(error instanceof Error)) return `lockstep: ${String(error)}\n`;
  const described = describeDiskFailure(error);
  if (described !== undefined) return `lockstep: ${described}\n`;
  const isExpected = EXPECTED.some((kind) => error instanceof kind);
  return `lockstep: ${isExpected ? error.message : (error.stack ?? error.message)}\n`;
}
