import { type AnsweredOption, type PollOption, presentOnes, stateAt, type TimePoll, timeOfOption } from './poll.js';
import type { LinkedPoll } from './poll-links.js';
import { answersTo, countAnswers, isBroken, silentIds } from './poll-tally.js';
import type { TimePollOptionType, TimePollType } from './poll.type.js';

/** As staff see a poll. */
export function presentPoll(poll: TimePoll, now: number): TimePollType {
  const people = new Map(presentOnes(poll).map(({ id, personId }) => [id, personId]));
  const options = poll.options.map((option) => ({
    ...countedOption(poll, option, answersTo(poll, option)),
    seesOthers: true,
    answers: answersTo(poll, option).flatMap(({ participantId, answer, at, notedById }) => {
      const personId = people.get(participantId);
      return personId === undefined ? [] : [{ personId, answer, answeredAt: at, notedById: notedById ?? null }];
    }),
  }));
  return {
    ...outline(poll, options, now),
    silentIds: silentIds(poll, now),
    departedIds: stateAt(poll, now) === 'OPEN' ? departedIds(poll) : [],
    isBroken: isBroken(poll),
    meetingId: poll.meetingId ?? null,
  };
}

/**
 * As somebody with a link sees it: nothing of the others, not even how many there are. In a group of three a count tells
 * who said what. Which time was chosen is for those who come.
 */
export function presentLinkedPoll({ poll, participantId, takesPart }: LinkedPoll, now: number): TimePollType {
  const options = poll.options.map((option) => {
    const own = answersTo(poll, option).filter((each) => each.participantId === participantId);
    return { ...countedOption(poll, option, own), seesOthers: false, answers: [] };
  });
  const shown = outline(poll, options, now);
  const chosen = takesPart ? shown.chosen : null;
  return { ...shown, chosen, silentIds: [], departedIds: [], isBroken: false, meetingId: null };
}

const departedIds = ({ participants }: TimePoll): string[] =>
  participants.flatMap(({ personId, leftAt }) => (leftAt === undefined ? [] : [personId]));

const countedOption = (poll: TimePoll, option: PollOption, answers: readonly AnsweredOption[]) => ({
  id: option.id,
  ...timeOfOption(poll, option),
  ...countAnswers(answers),
  pollId: poll.id,
});

function outline(poll: TimePoll, options: readonly TimePollOptionType[], now: number) {
  const { id, closesAt, version, chosenOptionId } = poll;
  const chosen = options.find((option) => option.id === chosenOptionId) ?? null;
  return { id, closesAt, version, state: stateAt(poll, now), options, chosen };
}
