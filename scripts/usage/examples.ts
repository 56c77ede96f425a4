import { FORMAT, KNOWING, SITE } from './site-options.ts';
import { defineUsage } from './usage.ts';

export const examples = defineUsage({
  name: 'examples',
  summary: 'checks the example manifests, and those in pages',
  form: '[FILE…|FOLDER…] [options]',
  text: 'Checks every example of a site: that it can be read, that it is what its kind says, that its parts fit, that copies in other languages are the same object, that pages show it. Manifests and kubectl commands in pages are checked the same way.',
  subcommands: {
    dedupe: {
      form: '[--write] [--site DIR --locale L --format F]',
      text: 'lists copies in other languages that say nothing of their own',
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
      text: 'checks manifests against this release of Kubernetes, instead of those that the site names; may be given several times',
    },
    server: {
      type: 'boolean',
      text: 'also tries each example on the cluster of kubectl’s current context: a dry run, in a namespace of its own',
    },
    run: {
      type: 'boolean',
      text: 'applies the examples on that cluster as their pages say, each page in a namespace of its own that is removed, and compares what commands print with the page',
    },
    'run-timeout': {
      type: 'string',
      value: 'N',
      fallback: '60',
      text: 'seconds after which, with --run, a command has to print what its page shows and objects have to be ready',
    },
    yes: { type: 'boolean', text: 'does not ask whether that cluster is the right one' },
  },
  exit: { 1: 'with errors', 2: 'for misuse, a crash or a cluster that does not answer' },
});
