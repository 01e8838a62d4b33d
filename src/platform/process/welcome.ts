import type { Settings } from '../config/settings.js';

/** What ends a start: first of all where to go, and as whom. Demo accounts exist with the embedded database only. */
export function welcome({ process: { mode, roles }, http, mail }: Settings): string {
  if (!roles.has('api')) return `Yhteisaika's worker is ready; its health is at ${http.publicUrl}/health/ready`;
  const place = `Yhteisaika is ready: ${http.publicUrl}/graphql`;
  const lines = [
    mode === 'EMBEDDED' ? `${place}, sign in as coordinator@demo.example, password yhteisaika-demo` : place,
    ...(mail.smtpUrl === undefined ? [`Mail is caught: ${http.publicUrl}/dev/mail`] : []),
    ...(mode === 'EMBEDDED' ? ['Or sign in as administrator, professional, consultant, coach or leader.'] : []),
  ];
  return lines.join('\n');
}
