import { completeSettings, requestedSettings } from '../../../src/platform/config/settings.js';
import { welcome } from '../../../src/platform/process/welcome.js';

const SECRET = 's'.repeat(32);
const line = (environment: Record<string, string>): string =>
  welcome(
    completeSettings(requestedSettings(environment, '/'), {
      databaseUrl: 'postgresql://db/x',
      secret: SECRET,
      port: 3000,
    }),
  );

describe('welcome', () => {
  it('says where to go and as whom', () => {
    expect(line({}).split('\n')).toEqual([
      'Yhteisaika is ready: http://localhost:3000/graphql, sign in as coordinator@demo.example, password yhteisaika-demo',
      'Mail is caught: http://localhost:3000/dev/mail',
      'Or sign in as administrator, professional, consultant, coach or leader.',
    ]);
  });

  it('offers no demo account on a server, and no mail page where mail is sent', () => {
    const server = {
      DATABASE_URL: 'postgresql://db/x',
      SECRET,
      PUBLIC_URL: 'https://ajat.fi',
      SMTP_URL: 'smtp://m',
      MAIL_FROM: 'a@b.fi',
    };
    expect(line(server)).toBe('Yhteisaika is ready: https://ajat.fi/graphql');
    expect(line({ ...server, ROLES: 'worker' })).toBe(
      'Yhteisaika’s worker is ready; its health is at https://ajat.fi/health/ready'.replace('’', "'"),
    );
  });
});
