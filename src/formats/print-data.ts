/** Serializes plain data in a format. */
import { stringify as stringifyToml } from 'smol-toml';
import { stringify as stringifyYaml } from 'yaml';

export function printYaml(value: unknown): string {
  return stringifyYaml(value, { lineWidth: 0, singleQuote: false });
}

/** A TOML document is a table: the text of other values is empty. */
export function printToml(value: unknown): string {
  const isTable = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isTable ? `${stringifyToml(value)}\n`.replace(/\n{2,}$/, '\n') : '';
}
