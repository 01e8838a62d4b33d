import { demoZone } from '../area/demo-id.js';
import { localDateTimeOf } from '../../domain/time/zone.js';
import { change } from '../story/payload.js';
import { partners } from './network-cast.js';
import { CASE, type NetworkScene, type StoryCase } from './network-scene.js';

/** The client consents: to four organisations, and to somebody who belongs to none. */
export async function recordConsents(
  { api, narrator, cast, now }: NetworkScene,
  opened: StoryCase,
): Promise<StoryCase> {
  narrator.chapter('The client consents');
  const covered = await narrator.while(
    'recordConsent',
    change<StoryCase>(
      api,
      { operation: 'recordConsent', input: 'RecordConsentInput', field: 'case', selection: CASE },
      {
        caseId: opened.id,
        organisationIds: partners(cast).map(({ organisation }) => organisation?.id),
        personIds: [cast.friend.id],
        scope: 'Yhteistyö työhön paluun suunnittelussa',
        validFrom: localDateTimeOf(demoZone, now).date,
      },
    ),
  );
  for (const { organisation } of partners(cast)) narrator.item(organisation?.name ?? '');
  narrator.item(`${cast.friend.displayName}, for herself`);
  narrator.check(
    'Five consents are on record, with their day, their scope and who obtained them',
    covered.consents.length === 5 && covered.consents.every(({ basis }) => basis === 'CONSENT'),
  );
  return covered;
}
