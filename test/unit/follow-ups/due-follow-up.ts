import type { DueFollowUp } from '../../../src/features/follow-ups/due-follow-up.store.js';

/** Thursday 2027-03-04, nine in Helsinki: the day before the meeting. */
export const dayBefore = Date.parse('2027-03-04T07:00:00Z');

/** A reminder that is due on the day before, of a meeting at nine. */
export const dueFollowUp = (wish: Partial<DueFollowUp> = {}): DueFollowUp => ({
  id: '0b0e7a2c-1111-4222-8333-444455556666',
  kind: 'REMINDER',
  step: 'day-before',
  audience: 'PARTICIPANT',
  dueAt: dayBefore,
  until: Date.parse('2027-03-05T07:00:00Z'),
  attempts: 0,
  overtaken: false,
  meetingId: '0b0e7a2c-1111-4222-8333-444455557777',
  meetingStatus: 'CONFIRMED',
  answersMissing: 1,
  status: 'NEEDS_ACTION',
  requirement: 'REQUIRED',
  start: Date.parse('2027-03-05T07:00:00Z'),
  end: Date.parse('2027-03-05T08:00:00Z'),
  timeZone: 'Europe/Helsinki',
  publicTitle: null,
  channel: 'ON_SITE',
  place: 'Kauppakatu 1, Laukaa',
  videoUrl: null,
  invitationId: '0b0e7a2c-1111-4222-8333-444455558888',
  replyId: '0b0e7a2c-1111-4222-8333-444455558888',
  personId: '0b0e7a2c-1111-4222-8333-444455559999',
  name: 'Aino Asia',
  email: 'aino@test.example',
  phone: null,
  wish: 'EMAIL',
  language: 'FI',
  zone: 'Europe/Helsinki',
  personKind: 'CLIENT',
  needs: [],
  organiserName: 'Olli Organisoija',
  organiserPhone: '0401234567',
  ...wish,
});
