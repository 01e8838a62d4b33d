import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

/**
 * In place of `platform/threads/open-thread.ts`: Jest compiles what it runs itself, and a thread is not its own. This one compiles
 * as Jest does, and finds the `.ts` beside the `.js` that an import names.
 */
const compileAndRun = `
const Module = require('node:module');
const { transformFileSync } = require('@swc/core');
const { workerData } = require('node:worker_threads');
const resolveAsWritten = Module._resolveFilename;
Module._resolveFilename = (request, parent, ...rest) =>
  resolveAsWritten(parent?.filename?.endsWith('.ts') ? request.replace(/^(\\.{1,2}\\/.*)\\.js$/, '$1.ts') : request, parent, ...rest);
Module._extensions['.ts'] = (module, file) => {
  const options = { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' }, swcrc: false };
  module._compile(transformFileSync(file, options).code, file);
};
require(workerData.file);
`;

export function openThread(program: URL, heapMebibytesMax: number): Worker {
  return new Worker(compileAndRun, {
    eval: true,
    workerData: { file: fileURLToPath(program).replace(/\.js$/, '.ts') },
    resourceLimits: { maxOldGenerationSizeMb: heapMebibytesMax },
  });
}
