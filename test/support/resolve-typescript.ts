import Module from 'node:module';

/** Node's own, unlisted in its types: turns what a `require` asks for into a file. */
interface Resolver {
  _resolveFilename(request: string, ...rest: unknown[]): string;
}

/**
 * Jest compiles what globalSetup imports, but its moduleNameMapper does not hold there: the `.js` that TypeScript wants
 * in an import is looked for as it stands. This finds the `.ts` beside it. Loaded for its effect, before other imports.
 */
const resolver = Module as unknown as Resolver;
const resolveAsWritten = resolver._resolveFilename.bind(resolver);
resolver._resolveFilename = (request, ...rest) => {
  try {
    return resolveAsWritten(request, ...rest);
  } catch (error) {
    if (!/^\.{1,2}\/.*\.js$/.test(request)) throw error;
    return resolveAsWritten(request.replace(/\.js$/, '.ts'), ...rest);
  }
};
