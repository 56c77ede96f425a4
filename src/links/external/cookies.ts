/** Cookies for the duration of one look-up: some sites refuse clients that do not return their cookies. */

export interface Cookies {
  /** Stores cookies of a host. @param values of `Set-Cookie` */
  keep(url: string, values: readonly string[]): void;
  /** The value of `Cookie` for a host; empty if there is none. */
  for(url: string): string;
}

export function createCookies(): Cookies {
  /** Domain → name → value. */
  const jar = new Map<string, Map<string, string>>();
  return {
    keep(url, values) {
      const { hostname } = new URL(url);
      for (const value of values) {
        const [pair = '', ...attributes] = value.split(';');
        const at = pair.indexOf('=');
        if (at < 1) continue;
        const named = attributes
          .map((attribute) => /^\s*domain\s*=\s*\.?(\S+)/i.exec(attribute)?.[1]?.toLowerCase())
          .find((domain) => domain !== undefined);
        // A host may only set cookies for itself and for parent domains that contain a dot.
        const isAbove = named?.includes('.') === true && `.${hostname}`.endsWith(`.${named}`);
        const domain = isAbove && named !== undefined ? named : hostname;
        const cookies = jar.get(domain) ?? new Map<string, string>();
        jar.set(domain, cookies.set(pair.slice(0, at).trim(), pair.slice(at + 1).trim()));
      }
    },
    for(url) {
      const { hostname } = new URL(url);
      const fitting = [...jar].filter(([domain]) => `.${hostname}`.endsWith(`.${domain}`));
      return fitting
        .flatMap(([, cookies]) => [...cookies].map(([name, value]) => `${name}=${value}`))
        .join('; ');
    },
  };
}
