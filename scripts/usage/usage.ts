/**
 * Arguments and help texts of a command. Parsing of arguments, `--help` and the manual's page of commands all use this one table. It has no side effects, so that the
 * manual can import it.
 */

export interface OptionUsage {
  readonly type: 'string' | 'boolean';
  readonly multiple?: boolean;
  /** Placeholder for the value of an option that takes one: `DIR`. */
  readonly value?: string;
  /** The only allowed values. */
  readonly choices?: readonly string[];
  /** The default value, as it would be written on the command line. */
  readonly fallback?: string;
  /** Description in English, as the rest of a line: without a capital at the start and a full stop at the end. */
  readonly text: string;
}

export type Options = Readonly<Record<string, OptionUsage>>;

/** A subcommand: `pin` of `drift pin`. */
export interface SubcommandUsage {
  /** The arguments after its name: `PAGE… [--force]`. */
  readonly form: string;
  readonly text: string;
  readonly options: Options;
}

export interface Usage {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** The arguments after the name: `FILE… [options]`. */
  readonly form: string;
  /** Description, in whole sentences. */
  readonly text: string;
  readonly subcommands?: Readonly<Record<string, SubcommandUsage>>;
  readonly options: Options;
  /** Additional remarks, such as requirements. */
  readonly note?: string;
  /** The conditions for each exit code other than 0. */
  readonly exit: Readonly<Record<number, string>>;
}

/** Infers the type of a table from its own options, so that their values have types where they are read. */
export function defineUsage<const U extends Usage>(usage: U): U {
  return usage;
}

/** Options that only a subcommand has, or that have another meaning or other values than those of its command. */
export function ownOptions(usage: Usage, subcommand: SubcommandUsage): Options {
  const shared = new Map(Object.entries(usage.options).map(([key, option]) => [key, JSON.stringify(option)]));
  return Object.fromEntries(
    Object.entries(subcommand.options).filter(([key, option]) => shared.get(key) !== JSON.stringify(option)),
  );
}
