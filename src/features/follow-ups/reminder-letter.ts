import { longDay, longSpan } from '../../domain/time/local-date-text.js';
import type { Letter } from '../../platform/mail/letter.js';
import { clippedText } from '../../platform/mail/shown-value-text.js';
import type { TextBlock } from '../../platform/mail/text-block.js';
import type { ReminderFacts } from './reminder-facts.js';
import { type ReminderWords, reminderWords } from './reminder-words-text.js';

/** A longer title is cut in the subject, where the day must still be seen. */
const subjectTitleSignsMax = 60;

/** What somebody reads before a meeting, by mail: when and where, what to do, what if they cannot come. Pure. */
export function reminderLetter(facts: ReminderFacts): Letter {
  const say = reminderWords[facts.language];
  return {
    tag: say.tag,
    subject: subjectOf(facts, say),
    greeting: facts.isProfessional ? undefined : say.greeting(facts.name),
    blocks: [...what(facts, say), ...todo(facts, say)],
    sentenceALine: facts.isProfessional || facts.easyLanguage,
  };
}

function subjectOf({ news, title, when, language }: ReminderFacts, say: ReminderWords): string {
  const day = longDay(when.start, when.zone, language);
  if (news === 'REPLY_MISSING') return say.answerSubject(day);
  if (title === undefined) return say.reminderSubject(say.meeting, day);
  return say.reminderSubject(`${clippedText(title, subjectTitleSignsMax)},`, day);
}

function what(facts: ReminderFacts, say: ReminderWords): TextBlock[] {
  const { title, when, language, videoUrl, channel } = facts;
  const isOnVideo = channel === 'VIDEO' || channel === 'HYBRID';
  return [
    {
      sentences: [
        ...(facts.news === 'REPLY_MISSING' ? say.notAnswered : [say.near[facts.nearness]]),
        ...(title === undefined ? [] : [say.named(title)]),
        say.time(longSpan(when, language)),
        ...where(facts, say),
      ],
    },
    ...(isOnVideo && videoUrl !== undefined ? [{ label: say.joinVideo, url: videoUrl }] : []),
  ];
}

function where({ channel, place }: ReminderFacts, say: ReminderWords): string[] {
  const room = place === undefined ? say.noPlace : say.place(place);
  switch (channel) {
    case 'ON_SITE':
      return [room];
    case 'HYBRID':
      return [room, say.alsoOnVideo];
    case 'VIDEO':
      return [say.onVideo];
    case 'PHONE':
      return [say.byPhone];
  }
}

/** Buttons lead to the reader's page with that answer chosen; opening it answers nothing. */
function todo(facts: ReminderFacts, say: ReminderWords): TextBlock[] {
  const { isAsked, isProfessional, link, organiser, phone } = facts;
  const contact = phone === undefined ? undefined : [organiser, phone].filter((part) => part !== undefined).join(', ');
  const accept = { label: say.buttons.accept, url: `${link}?answer=ACCEPTED` };
  return [
    { sentences: [isAsked ? say.tell : say.comes, ...(isProfessional ? [] : [say.bring])] },
    isAsked ? accept : { label: say.buttons.open, url: link },
    {
      sentences: [say.cannotCome, ...(contact === undefined ? [] : [say.orCall(contact)]), say.newTimeTogether],
    },
    { label: say.buttons.decline, url: `${link}?answer=DECLINED` },
  ];
}
