import type { Settings } from '../config/settings.js';

/** The line that ends a start: where to go, and as whom. Demo accounts exist with the embedded database only. */
export function welcome({ process: { mode, roles }, http, mail }: Settings): string {
  if (!roles.has('api')) return `Yhteisaika's worker is ready; its health is at ${http.publicUrl}/health/ready`;
  const mailPage = mail.smtpUrl === undefined ? ` · mail at ${http.publicUrl}/dev/mail` : '';
  const accounts =
    mode === 'EMBEDDED'
      ? ' · sign in as coordinator@demo.example (or administrator, professional, consultant, coach, leader), password yhteisaika-demo'
      : '';
  return `Yhteisaika is ready: ${http.publicUrl}/graphql${mailPage}${accounts}`;
}
