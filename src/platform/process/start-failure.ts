import { isNativeError } from 'node:util/types';
import { SettingsError } from '../config/read-setting-values.js';
import { EmbeddedPostgresError } from '../embedded-postgres/embedded-postgres-error.js';

/**
 * A start that could not succeed, in words for whoever started it: one line for what an operator can mend, the stack for
 * what is our mistake.
 */
export function startFailure(error: unknown): string {
  if (error instanceof SettingsError || error instanceof EmbeddedPostgresError) return error.message;
  if (!isNativeError(error)) return String(error);
  const failure: NodeJS.ErrnoException & { address?: string; port?: number } = error;
  if (failure.syscall === 'listen') {
    return listenFailure(failure.code, [failure.address, failure.port].filter(Boolean).join(':'));
  }
  return databaseFailure(failure.code) ?? error.stack ?? error.message;
}

function listenFailure(code: string | undefined, address: string): string {
  switch (code) {
    case 'EADDRINUSE':
      return `${address} is in use by another program. End that program, or choose another port: PORT=3001 npm start`;
    case 'EACCES':
      return `This user may not listen on ${address}. Choose a port above 1023: PORT=3000 npm start`;
    default:
      return `Cannot listen on ${address} (${code ?? 'unknown reason'}). HOST must be an address of this machine: HOST=127.0.0.1 npm start`;
  }
}

/** Node's codes and PostgreSQL's (its manual, appendix A) for a database that cannot be entered. */
function databaseFailure(code: string | undefined): string | undefined {
  switch (code) {
    case 'ECONNREFUSED':
    case 'ETIMEDOUT':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `The server that DATABASE_URL names does not answer (${code}). Check its address, or leave DATABASE_URL out.`;
    case '28P01':
    case '28000':
      return 'PostgreSQL refuses the user or the password in DATABASE_URL.';
    case '3D000':
      return 'The database that DATABASE_URL names does not exist. Create it with: createdb';
    default:
      return undefined;
  }
}
