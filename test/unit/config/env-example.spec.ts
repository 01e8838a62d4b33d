import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { envExample } from '../../../src/platform/config/env-example.js';
import { settingNames } from '../../../src/platform/config/setting-catalogue.js';

describe('.env.example', () => {
  it('is what the catalogue of settings writes', () => {
    expect(readFileSync(join(__dirname, '../../../.env.example'), 'utf8')).toBe(envExample());
  });

  it('sets nothing as it stands, and every setting once its lines are taken into use', () => {
    expect(parseEnv(envExample())).toEqual({});
    const inUse = envExample().replace(/^#(?=[A-Z_]+=)/gm, '');
    expect(Object.keys(parseEnv(inUse)).sort()).toEqual([...settingNames].sort());
  });
});
