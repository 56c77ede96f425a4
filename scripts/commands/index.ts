import type { Command } from '../arguments.ts';
import { build } from './build.ts';
import { check } from './check.ts';
import { dev } from './dev.ts';
import { preview } from './preview.ts';

export const commands: readonly Command[] = [build, check, dev, preview];
