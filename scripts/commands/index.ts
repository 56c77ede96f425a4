import type { Command } from '../arguments.ts';
import { build } from './build.ts';
import { check } from './check.ts';
import { dev } from './dev.ts';
import { drift } from './drift.ts';
import { examples } from './examples.ts';
import { explain } from './explain.ts';
import { importCommand } from './import.ts';
import { init } from './init.ts';
import { links } from './links.ts';
import { preview } from './preview.ts';

export const commands: readonly Command[] = [
  build,
  check,
  dev,
  drift,
  examples,
  explain,
  importCommand,
  init,
  links,
  preview,
];
