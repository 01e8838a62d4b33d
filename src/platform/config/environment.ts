import { existsSync } from 'node:fs';
import { loadEnvFile } from 'node:process';
import type { Environment } from './settings.js';

/**
 * The process environment, with a `.env` of the working directory under it: what the shell sets wins over the file.
 * The only reading of `process.env` in the program.
 */
export function processEnvironment(): Environment {
  if (existsSync('.env')) loadEnvFile('.env');
  return { ...process.env };
}
