/** Plain data as text of a format. */
import { stringify as stringifyToml } from 'smol-toml';
import { stringify as stringifyYaml } from 'yaml';

export function printYaml(value: unknown): string {
  return stringifyYaml(value, { lineWidth: 0, singleQuote: false });
}

/** TOML has tables at its top: other values are those of none. */
export function printToml(value: unknown): string {
  const isTable = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isTable ? `${stringifyToml(value)}\n`.replace(/\n{2,}$/, '\n') : '';
}
