import { longDay, longMoment, longSpan } from '../../domain/time/local-date-text.js';
import type { Letter } from '../../platform/mail/letter.js';
import { clippedText } from '../../platform/mail/shown-value-text.js';
import type { ListBlock, TextBlock } from '../../platform/mail/text-block.js';
import { type BundleFacts, bundleKind, byWeek, common, isAsked } from './bundle-facts.js';
import { type BundleWords, bundleWords } from './bundle-words-text.js';
import { isEnd, type MeetingKind, meetingKind } from './invitation-facts.js';
import { questions, videoLink, where } from './plain-invitation-text.js';
import { smsWords } from './sms-words-text.js';
import { type ToldInvitation, toldInvitation } from './told-values-text.js';

/** Longer titles are cut in the subject, where the number and the first day must still be seen. */
const subjectTitleSignsMax = 40;

/** The facts with their values cleaned, and what is the same in all of them, so that it is said once. */
export interface ToldBundle {
  readonly facts: BundleFacts;
  readonly items: readonly ToldInvitation[];
  /** In whose words what concerns all of them is said. */
  readonly first: ToldInvitation;
  readonly say: BundleWords;
  /** The name that all of them have; undefined as well where it is the neutral one. */
  readonly title: string | undefined;
  /** The sentences that say where all those meet to which one may come. */
  readonly place: readonly string[] | undefined;
}

export function toldBundle(facts: BundleFacts): ToldBundle {
  const items = facts.items.map(toldInvitation);
  const [first] = facts.items;
  const standing = items.filter((told) => !isEnd(told.facts.kind));
  const place = common(standing, (told) => JSON.stringify([where(told), told.videoUrl]));
  return {
    ...{ facts, items },
    first: toldInvitation(first),
    say: bundleWords[first.language],
    title: common(items, ({ title }) => title),
    place: place === undefined ? undefined : standing.slice(0, 1).flatMap(where),
  };
}

/**
 * The letter that tells somebody of all their meetings at once: who invites, when by the week, where, what to do. Facts that are
 * the same in all of them are said once. Professionals get it shorter. Pure.
 */
export function bundleText(facts: BundleFacts): Letter {
  const of = toldBundle(facts);
  const { isProfessional, easyLanguage } = of.first.facts;
  return {
    tag: of.first.words.tag,
    subject: subject(of),
    greeting: isProfessional ? undefined : of.first.words.greeting(of.first.recipient),
    blocks: [{ sentences: [...happened(of), ...named(of), ...parts(of)] }, ...lists(of), ...whereAll(of), ...todo(of)],
    sentenceALine: isProfessional || easyLanguage,
  };
}

function subject({ facts: { items, part }, first, say, title }: ToldBundle): string {
  const kind = bundleKind(items);
  const { when, language } = first.facts;
  const day = longDay(when.start, when.zone, language);
  const last = part === undefined ? '' : ` (${say.part(part.number, part.of)})`;
  if (kind !== 'INVITED') return `${say.subject[kind](items.length)}${last}`;
  if (!items.some(isAsked)) return `${say.informedSubject(items.length, day)}${last}`;
  if (title === undefined) return `${say.invitedSubject(items.length, day)}${last}`;
  return `${say.titledSubject(clippedText(title, subjectTitleSignsMax), items.length, day)}${last}`;
}

/** Where several people invite, nobody is named; the number is then the first one's. */
function happened({ facts: { items }, items: told, first, say }: ToldBundle): string[] {
  const { words, facts } = first;
  const organiser = common(told, (each) => each.organiser);
  const kind = bundleKind(items);
  const informed =
    items.some(isAsked) || items.every((item) => isEnd(item.kind)) ? [] : [words.forInformation, words.noAnswer];
  if (kind !== 'INVITED') return [say.happened[kind], ...informed];
  if (informed.length > 0) return informed;
  if (!facts.easyLanguage || facts.isProfessional) return [say.invited(organiser, items.length)];
  return [say.invited(undefined, items.length), ...(organiser === undefined ? [] : [words.easy.invitedBy(organiser)])];
}

const named = ({ title, say }: ToldBundle): string[] => (title === undefined ? [] : [say.named(title)]);

const parts = ({ facts: { part }, say }: ToldBundle): readonly string[] =>
  part === undefined ? [] : say.partOf(part.number, part.of);

/** What has happened one after the other; new meetings and only those by the week, as they may be many. */
function lists(of: ToldBundle): ListBlock[] {
  const isMixed = bundleKind(of.facts.items) === 'MIXED';
  return LISTED.flatMap((kind) => {
    const items = of.items.filter(({ facts }) => meetingKind(facts) === kind);
    if (items.length === 0) return [];
    if (kind !== 'INVITED') return [{ heading: of.say.headings[kind], items: items.map((item) => line(of, item)) }];
    return byWeek(items, ({ facts }) => facts.when).map((inWeek) => {
      const week = of.say.week(inWeek.week);
      const heading = isMixed ? `${of.say.newOnes}, ${week.charAt(0).toLowerCase()}${week.slice(1)}` : week;
      return { heading, items: inWeek.items.map((item) => line(of, item)) };
    });
  });
}

const LISTED: readonly MeetingKind[] = ['INVITED', 'MOVED', 'CHANGED', 'CANCELLED', 'REMOVED'];

/** When, and what of the rest is not the same for all: "tiistaina 2. maaliskuuta 2027 kello 9.00–13.00, Kauppakatu 1, Laukaa". */
function line({ title, place, facts: { items }, say }: ToldBundle, told: ToldInvitation): string {
  const { facts } = told;
  const { language, when, oldStart } = facts;
  const isOver = isEnd(facts.kind);
  const old = meetingKind(facts) === 'MOVED' && oldStart !== undefined;
  const isInformed = facts.requirement === 'INFORMED' && !isOver && items.some(isAsked);
  const said = [
    longSpan(when, language),
    title === undefined ? told.title : undefined,
    place !== undefined || isOver ? undefined : shortPlace(told),
    old ? say.oldTime(longMoment(oldStart, when.zone, language)) : undefined,
    isInformed ? say.forInformation : undefined,
  ];
  return said.filter((part) => part !== undefined).join(', ');
}

/** Nothing where no place is known: the page says it as soon as there is one. */
export function shortPlace({ facts, place }: ToldInvitation): string | undefined {
  const { channel, language } = facts;
  return channel === 'ON_SITE' || channel === 'HYBRID' ? place : smsWords[language].by[channel];
}

/** The place that all have; otherwise it stands with each, and only the way to the video has still to be said. */
function whereAll({ items, first, place, say }: ToldBundle): TextBlock[] {
  const standing = items.filter((told) => !isEnd(told.facts.kind));
  const [one] = standing;
  if (one === undefined) return [];
  const heading = first.words.professional.labels.place;
  if (place !== undefined) return [{ heading, sentences: place }, ...videoLink(one)];
  return standing.some(({ videoUrl }) => videoUrl !== undefined) ? [{ sentences: [say.videoOnPage] }] : [];
}

function todo(of: ToldBundle): TextBlock[] {
  const { facts, first, say } = of;
  const { words } = first;
  if (facts.items.some(isAsked)) return answering(of);
  const isOver = facts.items.every((item) => isEnd(item.kind));
  const opens = facts.items.some((item) => item.kind !== 'REMOVED');
  return [
    ...(isOver ? [{ sentences: [words.nothingToDo] }] : []),
    ...(opens ? [{ label: say.seeAll, url: facts.pageLink }] : []),
    ...(first.facts.isProfessional ? [] : questions(first)),
  ];
}

function answering({ facts, first, say }: ToldBundle): TextBlock[] {
  const { words, contact } = first;
  const { isProfessional, easyLanguage } = first.facts;
  const asked = facts.items.filter(isAsked);
  const choice = asked.every(({ requirement }) => requirement === 'OPTIONAL') ? [words.ownChoice] : [];
  const tell = asked.every(({ hasAccepted }) => hasAccepted)
    ? [words.accepted]
    : [...choice, words.tell.INVITED, say.answerAllOrOne];
  const button = { label: say.answerButton, url: facts.pageLink };
  if (isProfessional) return [{ sentences: [...tell, say.forCalendar] }, button];
  const call = contact === undefined ? [] : [words.easy.orCall, words.easy.call(contact)];
  return [
    {
      heading: words.headings.answer,
      sentences: [...tell, say.forCalendar, easyLanguage ? words.easy.bring : words.bring],
    },
    button,
    { heading: words.headings.cannotCome, sentences: [say.cannotCome, ...call, words.newTimeTogether] },
  ];
}
