import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keptSecret } from '../../../src/platform/config/kept-secret.js';

let folder: string;
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'kept-secret ä ')), 'data');
});
afterEach(() => rm(join(folder, '..'), { recursive: true }));

describe('keptSecret', () => {
  it('makes a secret once and keeps it for its owner alone', async () => {
    const secret = await keptSecret(folder);
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(await keptSecret(folder)).toBe(secret);
    expect((await stat(join(folder, 'secret'))).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['secret']);
  });

  it('is the same for all that start at once', async () => {
    const secrets = await Promise.all(Array.from({ length: 20 }, () => keptSecret(folder)));
    expect(new Set(secrets).size).toBe(1);
    expect(await readdir(folder)).toEqual(['secret']);
  });

  it('refuses a file that holds none', async () => {
    await keptSecret(folder);
    await writeFile(join(folder, 'secret'), 'short\n');
    await expect(keptSecret(folder)).rejects.toThrow('delete it');
  });
});
