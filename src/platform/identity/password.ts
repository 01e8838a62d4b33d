import { type Algorithm, hash, verify } from '@node-rs/argon2';

/** Argon2id. The library's enum is gone at run time, so its number stands here. */
const algorithm: Algorithm = 2;

/** RFC 9106, the second recommended setting for memory-constrained machines, halved in memory and doubled in passes: 32 MiB, 3 passes. */
const ARGON2ID = { algorithm, memoryCost: 32 * 1024, timeCost: 3, parallelism: 1 } as const;

/** A longer text is refused before it is hashed, so that nobody can buy work with bytes. */
export const passwordCharactersMax = 200;

export const hashPassword = (password: string): Promise<string> => hash(password, ARGON2ID);

/**
 * Whether the password is the one behind the hash. Without a hash (nobody has that address) the same work is done on
 * one made up here, so that the time of the answer does not tell which addresses exist.
 */
export async function verifyPassword(hashed: string | undefined, password: string): Promise<boolean> {
  if (password.length > passwordCharactersMax) return false;
  const matches = await verify(hashed ?? (await decoyHash()), password);
  return matches && hashed !== undefined;
}

let decoy: Promise<string> | undefined;
const decoyHash = (): Promise<string> => {
  decoy ??= hashPassword('nobody has this password');
  return decoy;
};
