/** The Content-Security-Policy of a site in the development server. */
import { describe, expect, it } from 'vitest';
import { headersInDevelopment } from '../../../src/site/outputs/headers.ts';

const policyOf = (policy: string, options?: { hasIslands: boolean }): string =>
  headersInDevelopment({ 'content-security-policy': policy }, options)['content-security-policy'] ?? '';

describe('the policy of the development server', () => {
  it('allows the styles that Vite writes into pages, also next to a hash, which would forbid them', () => {
    expect(policyOf("default-src 'self'; style-src 'self' 'sha256-abc='")).toBe(
      "default-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self' ws:",
    );
  });

  it('allows the scripts of frameworks only where a site has components of one', () => {
    const policy = "default-src 'self'; script-src 'self' https://stats.example 'sha256-abc='";
    expect(policyOf(policy)).toContain("script-src 'self' https://stats.example 'sha256-abc='");
    expect(policyOf(policy, { hasIslands: true })).toContain(
      "script-src 'self' https://stats.example 'unsafe-inline'",
    );
  });
});
