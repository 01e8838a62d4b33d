import type { Template } from '../../domain/follow-up/template.js';

const nine = 9 * 60;

/**
 * What happens around every meeting unless an organisation has it otherwise. A reminder whose time has gone by when somebody is
 * invited is skipped: the invitation has just told them. Whoever does not answer is asked once more, by then before the
 * organiser hears of it.
 */
export const builtInChain: Template = {
  steps: [
    {
      key: 'week-before',
      kind: 'REMINDER',
      from: { anchor: 'START' },
      timing: { kind: 'DAYS', days: -7, minuteOfDay: nine },
      to: 'PARTICIPANT',
      channel: 'WISHED',
      firstOnly: true,
      ifPast: 'SKIP',
    },
    {
      key: 'day-before',
      kind: 'REMINDER',
      from: { anchor: 'START' },
      timing: { kind: 'DAYS', days: -1, minuteOfDay: nine },
      to: 'PARTICIPANT',
      channel: 'WISHED',
      ifPast: 'SKIP',
    },
    {
      key: 'hours-before',
      kind: 'REMINDER',
      from: { anchor: 'START' },
      timing: { kind: 'MINUTES', minutes: -120 },
      to: 'PARTICIPANT',
      channel: 'SMS',
      ifPast: 'SKIP',
    },
    {
      key: 'answer-missing',
      kind: 'REPLY_MISSING',
      from: { anchor: 'ASKED' },
      timing: { kind: 'DAYS', days: 3, minuteOfDay: nine },
      until: 'START',
      to: 'PARTICIPANT',
      channel: 'WISHED',
      endedBy: 'ANSWER',
      firstOnly: true,
      ifPast: 'SKIP',
    },
    {
      key: 'answer-missing-told',
      kind: 'REPLY_MISSING',
      from: { step: 'answer-missing' },
      timing: { kind: 'DAYS', days: 2, minuteOfDay: nine },
      until: 'START',
      to: 'ORGANISER',
      channel: 'WISHED',
      endedBy: 'ANSWER',
      ifPast: 'SKIP',
    },
  ],
};
