import type { Language } from '../../../src/domain/result.js';
import { bundleSms } from '../../../src/features/invitations/bundle-sms-text.js';
import type { InvitationFacts } from '../../../src/features/invitations/invitation-facts.js';
import { septets, twoPartsSeptetsMax } from '../../../src/platform/sms/gsm-text.js';
import { bundle, everyBundle, languages, pageLink } from './bundle-facts.js';

describe('what a telephone shows of many meetings', () => {
  it.each<[string, Partial<InvitationFacts>, Record<Language, string>]>([
    [
      'invited',
      {},
      {
        FI: `Kutsu: 2 tapaamista, ensimmäinen to 12.3. klo 9.00. Kerro, tuletko: ${pageLink} tai soita: Matti Öhman, 040 123 4567`,
        SV: `Inbjudan: 2 möten, första tors 12.3 kl. 9.00. Berätta om du kommer: ${pageLink} eller ring: Matti Öhman, 040 123 4567`,
        EN: `Invitation: 2 meetings, first Thu 12 March at 9:00. Please tell us if you are coming: ${pageLink} or call: Matti Öhman, 040 123 4567`,
      },
    ],
    [
      'told of',
      { requirement: 'INFORMED', organiserPhone: undefined },
      {
        FI: `Tiedoksi: 2 tapaamista, ensimmäinen to 12.3. klo 9.00. Lue lisää: ${pageLink}`,
        SV: `För kännedom: 2 möten, första tors 12.3 kl. 9.00. Läs mer: ${pageLink}`,
        EN: `For information: 2 meetings, first Thu 12 March at 9:00. Read more: ${pageLink}`,
      },
    ],
    [
      'called off',
      { kind: 'CANCELLED', organiserPhone: undefined },
      {
        FI: `Peruttu: 2 tapaamista, ensimmäinen to 12.3. klo 9.00. Sinun ei tarvitse tehdä mitään. Lue lisää: ${pageLink}`,
        SV: `Inställda: 2 möten, första tors 12.3 kl. 9.00. Du behöver inte göra någonting. Läs mer: ${pageLink}`,
        EN: `Cancelled: 2 meetings, first Thu 12 March at 9:00. You do not need to do anything. Read more: ${pageLink}`,
      },
    ],
    [
      'needed for none of',
      { kind: 'REMOVED', organiserPhone: undefined },
      {
        FI: 'Kutsusi ei enää ole voimassa: 2 tapaamista, ensimmäinen to 12.3. klo 9.00. Sinun ei tarvitse tehdä mitään.',
        SV: 'Din inbjudan gäller inte längre: 2 möten, första tors 12.3 kl. 9.00. Du behöver inte göra någonting.',
        EN: 'Your invitation is no longer valid: 2 meetings, first Thu 12 March at 9:00. You do not need to do anything.',
      },
    ],
  ])('of which the reader is %s', (_, changes, texts) => {
    for (const language of languages) expect(bundleSms(bundle({ language, ...changes }))).toBe(texts[language]);
  });

  it('fits two parts, and names neither the meetings nor anybody but whom to call', () => {
    for (const told of everyBundle()) {
      const text = bundleSms(told);
      expect(septets(text)).toBeLessThanOrEqual(twoPartsSeptetsMax);
      expect(text).not.toMatch(/undefined|Ryhmän|Mäkelä|Kauppakatu|\s,|\s{2}/);
    }
  });
});
