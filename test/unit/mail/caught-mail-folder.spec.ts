import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CaughtMailFolder, timeOfCaughtMail } from '../../../src/platform/mail/caught-mail-folder.js';

describe('the folder of caught mail', () => {
  const parent = mkdtempSync(join(tmpdir(), 'yhteisaika mäil-'));
  const directory = join(parent, 'mail');
  const folder = new CaughtMailFolder(directory);
  const date = Date.UTC(2027, 1, 1, 8, 30, 0, 125);
  const bytes = (text: string) => Buffer.from(text);

  afterAll(() => rmSync(parent, { recursive: true, force: true }));

  it('is empty before the first mail', async () => {
    expect(await folder.newest(10)).toEqual([]);
  });

  it('lists the newest first, and only so many', async () => {
    for (const minute of [2, 0, 1]) await folder.write(`m${minute}@x.example`, date + minute * 60_000, bytes('x'));
    const times = (await folder.newest(2)).map((id) => timeOfCaughtMail(id) - date);
    expect(times).toEqual([120_000, 60_000]);
  });

  it('holds the same mail once, whole, and leaves nothing half-written behind', async () => {
    await Promise.all([1, 2, 3].map(() => folder.write('same@x.example', date, bytes('again'))));
    const same = readdirSync(directory).filter((name) => name.includes('same'));
    expect(same).toHaveLength(1);
    expect(readdirSync(directory).filter((name) => !name.endsWith('.eml'))).toEqual([]);
    expect((await folder.read(same[0]?.slice(0, -4) ?? ''))?.toString()).toBe('again');
  });

  it('keeps two mails apart whose ids look alike as file names', async () => {
    await folder.write('a/b@x.example', date, bytes('1'));
    await folder.write('a_b@x.example', date, bytes('2'));
    expect(readdirSync(directory).filter((name) => name.includes('a_b'))).toHaveLength(2);
  });

  it('keeps names short whatever the Message-ID is', async () => {
    await folder.write(`${'../'.repeat(200)}@x.example`, date, bytes('long'));
    for (const name of readdirSync(directory)) expect(name.length).toBeLessThan(100);
    expect(readdirSync(parent)).toEqual(['mail']);
  });

  it.each([
    '../secret',
    '..%2fsecret',
    'secret',
    '/etc/passwd',
    '',
    '20270201T083000125Z-../../secret-0123456789abcdef',
  ])('reads nothing for "%s"', async (id) => {
    writeFileSync(join(parent, 'secret.eml'), 'secret');
    writeFileSync(join(directory, 'secret.eml'), 'secret');
    expect(await folder.read(id)).toBeUndefined();
    expect((await folder.newest(100)).some((name) => name.includes('secret'))).toBe(false);
  });
});
