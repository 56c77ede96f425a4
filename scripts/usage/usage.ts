/**
 * What a command takes and says of itself: the one table that arguments are read by, `--help` prints and the manual's page of commands is
 * made from. Nothing here runs anything, so that the manual can read it.
 */

export interface OptionUsage {
  readonly type: 'string' | 'boolean';
  readonly multiple?: boolean;
  /** Placeholder for the value of an option that takes one: `DIR`. */
  readonly value?: string;
  /** The only words it takes. */
  readonly choices?: readonly string[];
  /** The value that counts when none is given, as it would be written. */
  readonly fallback?: string;
  /** What it does, in English, as the rest of a line: no capital, no full stop. */
  readonly text: string;
}

export type Options = Readonly<Record<string, OptionUsage>>;

/** A word after the command that makes it do something else: `drift pin`. */
export interface SubcommandUsage {
  /** What follows the word: `PAGE… [--force]`. */
  readonly form: string;
  readonly text: string;
  readonly options: Options;
}

export interface Usage {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What follows the name: `FILE… [options]`. */
  readonly form: string;
  /** What it does, in sentences. */
  readonly text: string;
  readonly subcommands?: Readonly<Record<string, SubcommandUsage>>;
  readonly options: Options;
  /** A sentence about the surroundings, where one is needed. */
  readonly note?: string;
  /** When the command ends with an exit code other than 0, by code. */
  readonly exit: Readonly<Record<number, string>>;
}

/** Types a table by its own options, so that their values are typed where they are read. */
export function defineUsage<const U extends Usage>(usage: U): U {
  return usage;
}

/** Options that a subcommand does not share with its command: those that only it has, or that mean or take something else there. */
export function ownOptions(usage: Usage, subcommand: SubcommandUsage): Options {
  const shared = new Map(Object.entries(usage.options).map(([key, option]) => [key, JSON.stringify(option)]));
  return Object.fromEntries(
    Object.entries(subcommand.options).filter(([key, option]) => shared.get(key) !== JSON.stringify(option)),
  );
}
