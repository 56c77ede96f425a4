/**
 * Environment variables that pages may show: names that start with `HUGO_` or `LOCKSTEP_`, as in Hugo's default policy, except for those of the remote cache, which contain
 * secrets.
 */
export function readEnvironment(): Readonly<Record<string, string>> {
  const shown: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && /^(?:HUGO_|LOCKSTEP_(?!REMOTE_CACHE))/.test(name)) shown[name] = value;
  }
  return shown;
}

/** All variables of the process. */
export function environment(): NodeJS.ProcessEnv {
  return process.env;
}
