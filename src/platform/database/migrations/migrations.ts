import { Tenancy1700000000001 } from './0001-tenancy.js';
import { Directory1700000000002 } from './0002-directory.js';
import { Meetings1700000000003 } from './0003-meetings.js';
import { Commitments1700000000004 } from './0004-commitments.js';
import { Invitations1700000000005 } from './0005-invitations.js';
import { Cases1700000000006 } from './0006-cases.js';
import { Holds1700000000007 } from './0007-holds.js';
import { Polls1700000000008 } from './0008-polls.js';
import { Departures1700000000009 } from './0009-departures.js';
import { BusyCalendars1700000000010 } from './0010-busy-calendars.js';
import { Answers1700000000011 } from './0011-answers.js';
import { ContactWishes1700000000013 } from './0013-contact-wishes.js';
import { ReceivedAnswers1700000000014 } from './0014-received-answers.js';
import { KeptTagsAndToldDeclines1700000000015 } from './0015-kept-tags-and-told-declines.js';
import { PollReminders1700000000016 } from './0016-poll-reminders.js';
import { Series1700000000018 } from './0018-series.js';
import { BusyFeeds1700000000020 } from './0020-busy-feeds.js';
import { BusyElsewhere1700000000021 } from './0021-busy-elsewhere.js';
import { CalendarFeeds1700000000022 } from './0022-calendar-feeds.js';
import { DeliveryChannel1700000000027 } from './0027-delivery-channel.js';
import { Attendance1700000000030 } from './0030-attendance.js';
import { FollowUps1700000000036 } from './0036-follow-ups.js';

/** Every migration, oldest first. One that has been released is never changed: the next one mends it. */
export const migrations = [
  Tenancy1700000000001,
  Directory1700000000002,
  Meetings1700000000003,
  Commitments1700000000004,
  Invitations1700000000005,
  Cases1700000000006,
  Holds1700000000007,
  Polls1700000000008,
  Departures1700000000009,
  BusyCalendars1700000000010,
  Answers1700000000011,
  ContactWishes1700000000013,
  ReceivedAnswers1700000000014,
  KeptTagsAndToldDeclines1700000000015,
  PollReminders1700000000016,
  Series1700000000018,
  BusyFeeds1700000000020,
  BusyElsewhere1700000000021,
  CalendarFeeds1700000000022,
  DeliveryChannel1700000000027,
  Attendance1700000000030,
  FollowUps1700000000036,
] as const;
