import { defineUsage } from './usage.ts';

export const conformance = defineUsage({
  name: 'conformance',
  summary: 'compares what Hugo and Lockstep make of the same text',
  form: '[options]',
  text: 'Renders every shortcode’s examples and the Markdown fixtures by Hugo and by Lockstep, and tells what differs. Without a Hugo on the machine, its recorded output stands in for it.',
  options: {
    hugo: { type: 'string', value: 'PATH', text: 'the Hugo to compare with; else the one in the path' },
    version: {
      type: 'string',
      value: 'VERSION',
      text: 'the version whose recorded output is taken: 0.111',
    },
    recorded: { type: 'boolean', text: 'takes the recorded output of Hugo, also where there is one' },
    record: { type: 'boolean', text: 'records the output of Hugo anew' },
    all: { type: 'boolean', text: 'prints the expected differences too' },
  },
  exit: {
    1: 'with unexpected differences or a recording that is out of date',
    2: 'for misuse, a crash or nothing to compare with',
  },
});
