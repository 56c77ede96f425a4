/**
 * Environment variables that pages may show: those whose names start with `HUGO_` or `LOCKSTEP_`, as Hugo's default policy has it; but nothing of the remote cache, whose
 * address and secrets are none of the readers' business.
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
