import { FORMAT, KNOWING, SITE } from './site-options.ts';
import { defineUsage } from './usage.ts';

export const examples = defineUsage({
  name: 'examples',
  summary: 'checks the example manifests, and those in pages',
  form: '[FILE…|FOLDER…] [options]',
  text: 'Checks every example of a site: its syntax, its fields, references between its objects, whether copies in other languages are the same object, and whether a page shows it. Manifests and kubectl commands in pages are checked in the same way.',
  subcommands: {
    dedupe: {
      form: '[--write] [--site DIR --locale L --format F]',
      text: 'lists redundant copies in other languages',
      options: {
        ...SITE,
        write: { type: 'boolean', text: 'removes these copies' },
        ...FORMAT,
      },
    },
  },
  options: {
    ...SITE,
    ...KNOWING,
    ...FORMAT,
    'kubernetes-version': {
      type: 'string',
      multiple: true,
      value: 'V',
      text: 'checks manifests against this release of Kubernetes, instead of those that the site names; can be repeated',
    },
    server: {
      type: 'boolean',
      text: 'also validates each example on the cluster of kubectl’s current context: a dry run, in a separate namespace',
    },
    run: {
      type: 'boolean',
      text: 'applies the examples on that cluster as their pages describe, each page in a temporary namespace, and compares the output of commands with the page',
    },
    'run-timeout': {
      type: 'string',
      value: 'N',
      fallback: '60',
      text: 'with --run, the time in seconds for a command to print what its page shows and for objects to become ready',
    },
    yes: { type: 'boolean', text: 'does not ask for confirmation of the cluster' },
  },
  exit: { 1: 'with errors', 2: 'for misuse, a crash or a cluster that does not answer' },
});
