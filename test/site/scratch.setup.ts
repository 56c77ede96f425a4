/** Vitest runs this file before each test file, whose modules may have been loaded by the tests of another file. */
import { afterAll } from 'vitest';
import { openScratch, removeScratch } from './tiny-site.ts';

openScratch();
afterAll(removeScratch);
