/** Parses and checks command-line arguments: unknown options are errors. */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { nearestName } from '../src/diagnostics/index.ts';
import type { Usage } from './usage/usage.ts';

/** The command line has a mistake. Exit code 2. */
export class UsageError extends Error {}

export interface Command {
  /** Options and help texts. */
  readonly usage: Usage;
  /** Runs the command and returns the exit code. */
  run(args: readonly string[]): Promise<number>;
}

/** Parses options; throws a {@link UsageError} for an unknown option or a missing value. */
export function readArguments<T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
  positionals = false,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: positionals, strict: true });
  } catch (error) {
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
      throw new UsageError(
        error.message.replace(/\. To specify.*$/s, '.') + suggestOption(error.message, options),
      );
    }
    throw error;
  }
}

/** The option that an unknown one was probably meant to be. */
function suggestOption(message: string, options: object): string {
  const [, unknown] = /^Unknown option '--([^'=]+)/.exec(message) ?? [];
  const meant = unknown === undefined ? undefined : nearestName(unknown, Object.keys(options));
  return meant === undefined
    ? ''
    : `${message.endsWith('.') || message.includes('. To specify') ? '' : '.'} Did you mean --${meant}?`;
}

/** Options of npm itself, which it passes to every script in the environment. */
const NPM_OPTIONS = ['all', 'cache', 'force', 'yes'];

/**
 * Detects `npm run check --site docs`: without `--` before it, npm takes the option for itself and only sets an environment variable, so the option would be lost without notice.
 *
 * @throws UsageError with the correct command line
 */
export function checkSwallowedOptions(usage: Usage, args: readonly string[], env: NodeJS.ProcessEnv): void {
  if (env.npm_lifecycle_event !== usage.name) return;
  const isGiven = (key: string) => args.some((arg) => arg === `--${key}` || arg.startsWith(`--${key}=`));
  const nameOf = (key: string) => `npm_config_${key.replaceAll('-', '_')}`;
  const swallowed = Object.keys(usage.options).find(
    (key) => !NPM_OPTIONS.includes(key) && env[nameOf(key)] !== undefined && !isGiven(key),
  );
  if (swallowed === undefined) return;
  const value = env[nameOf(swallowed)];
  const rest = value === undefined || value === 'true' || value === '' ? args : [value, ...args];
  throw new UsageError(
    `Unexpected --${swallowed} before “--”: npm takes it for an option of its own. Write npm run ${[usage.name, '--', `--${swallowed}`, ...rest].join(' ')}`,
  );
}

/** The value of an option with a fixed set of values. */
export function oneOf<T extends string>(
  value: string | undefined,
  allowed: readonly T[],
  fallback: T,
  option: string,
): T {
  if (value === undefined) return fallback;
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined)
    throw new UsageError(
      `Unexpected value “${value}” of --${option}, expected one of ${allowed.join(', ')}.`,
    );
  return found;
}

/** A base path with slashes at both ends: `docs` → `/docs/`. */
export function toBasePath(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (/[?#\s]|^[a-z]+:/i.test(value))
    throw new UsageError(`Unexpected value “${value}” of --base, expected a path such as /docs/.`);
  return `/${value}/`.replace(/\/{2,}/g, '/');
}

/** A positive number of seconds. */
export function toSeconds(value: string, option: string): number;
export function toSeconds(value: string | undefined, option: string): number | undefined;
export function toSeconds(value: string | undefined, option: string): number | undefined {
  if (value === undefined) return undefined;
  const seconds = Number(value);
  if (!(seconds > 0 && seconds <= 86_400))
    throw new UsageError(
      `Unexpected value “${value}” of --${option}, expected a number of seconds above 0, of a day at most.`,
    );
  return seconds;
}

/** A positive number of days. */
export function toDays(value: string, option: string): number {
  const days = Number(value);
  if (!(days > 0 && days <= 36_500))
    throw new UsageError(
      `Unexpected value “${value}” of --${option}, expected a number of days above 0, of a century at most.`,
    );
  return days;
}

const UNITS: Readonly<Record<string, number>> = { '': 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3, t: 1024 ** 4 };

/** Parses a size, such as `500M`, `2G` or `2 GB`, to bytes. */
export function toBytes(value: string, option: string): number {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?)\s*([kmgt]?)(?:i?b)?$/i.exec(value.trim()) ?? [];
  const bytes = Number(number) * (UNITS[unit.toLowerCase()] ?? Number.NaN);
  if (!Number.isFinite(bytes))
    throw new UsageError(`Unexpected value “${value}” of --${option}, expected a size such as 500M or 2G.`);
  return Math.floor(bytes);
}

/** A port number. */
export function toPort(value: string): number;
export function toPort(value: string | undefined): number | undefined;
export function toPort(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new UsageError(`Unexpected value “${value}” of --port, expected a number from 0 to 65535.`);
  return port;
}
