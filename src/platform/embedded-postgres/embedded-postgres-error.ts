/** PostgreSQL cannot be had here. The message is one line that says what stands in the way and what to do about it. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
}

/** Folders that cannot be read or written come up as Node's own errors: this gives them the line they deserve. */
export function asEmbeddedPostgresError(error: unknown): unknown {
  if (error instanceof EmbeddedPostgresError || !(error instanceof Error) || !('syscall' in error)) return error;
  return new EmbeddedPostgresError(
    `PostgreSQL's files cannot be used (${error.message}): give this user the right to them, or set DATA_DIR to another folder.`,
    { cause: error },
  );
}
