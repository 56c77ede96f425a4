import { join } from 'node:path';
import { PROGRAM, programVersion } from '../../src/io/index.ts';
import type { Command } from '../arguments.ts';
import { runInit } from '../init/run-init.ts';
import { init as usage } from '../usage/init.ts';

export const init: Command = {
  usage,
  run: (args) =>
    runInit(args, {
      usage,
      starter: join(PROGRAM, 'starter'),
      version: programVersion(),
      fallbackFolder: '.',
      input: process.stdin,
      output: process.stdout,
    }),
};
