import type { PersonType } from '../directory/person.type.js';
import { statusAt } from '../meetings/meeting.js';
import { neutralTitle } from '../meetings/neutral-title.js';
import type { InvitationType } from './invitation.type.js';
import type { LinkedInvitation } from './linked-invitation.js';

/** The invitation for the holder of its link: of themselves no more than the mail was addressed with. */
export function presentLinkedInvitation(linked: LinkedInvitation, now: number): InvitationType {
  const {
    id,
    uid,
    recurrenceId,
    sequence,
    method,
    start,
    end,
    place,
    status,
    state,
    deliveredBy,
    sentAt,
    attempts,
    personId,
  } = linked;
  const { requirement, channel, timeZone, videoUrl, organiserName, organiserPhone, message } = linked;
  const { cancellationMessage, respondedAt, comment, proposedStart } = linked;
  return {
    ...{
      id,
      uid,
      recurrenceId,
      sequence,
      method,
      start,
      end,
      place,
      status,
      state,
      deliveredBy,
      sentAt,
      attempts,
      personId,
    },
    publicTitle: linked.publicTitle ?? neutralTitle[linked.personLanguage],
    lastError: null,
    holder: holderOf(linked),
    details: {
      ...{ requirement, channel, timeZone, videoUrl, organiserName, organiserPhone, message, cancellationMessage },
      ...{ respondedAt, comment, proposedStart },
      meetingStatus: statusAt({ status: linked.meetingStatus, end }, now),
    },
  };
}

/** What more is known of somebody needs a code that is sent to an address of theirs: one link shows one meeting. */
const holderOf = (linked: LinkedInvitation): PersonType => ({
  id: linked.personId,
  displayName: linked.personName,
  kind: linked.personKind,
  profession: null,
  language: linked.personLanguage,
  timeZone: linked.personZone,
  email: null,
  phone: null,
  accessNeeds: [],
  interpreterLanguage: null,
  interpretsLanguages: [],
  roles: [],
  organisationId: null,
});
