import type { Viewer } from './viewer.js';

/** Finds who a bearer token belongs to; nobody for a token that is unknown, expired or revoked. */
export type ViewerResolver = (token: string) => Promise<Viewer | null | undefined>;

/** The injection token of the one ViewerResolver of a process. */
export const VIEWER_RESOLVER = Symbol('ViewerResolver');
