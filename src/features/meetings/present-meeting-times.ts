import type { Blocker, Relaxation, Suggestion } from '../../domain/matching/search-answer.js';
import type { Language, Localised } from '../../domain/result.js';
import { writeDuration } from '../../domain/time/iso-duration.js';
import type { FoundMeetingTimes } from './find-meeting-times.js';
import {
  blockerText,
  heldText,
  leftOutText,
  type Names,
  reasonText,
  relaxationText,
  summaryText,
} from './meeting-times.text.js';
import type {
  BlockerType,
  InfeasibilityType,
  MeetingTimesType,
  MeetingTimeType,
  RelaxationType,
} from './meeting-times.type.js';

/** The answer of a search as the schema shows it, told in the viewer's language. */
export class MeetingTimesPresenter {
  private readonly names: Names;

  constructor(
    private readonly found: FoundMeetingTimes,
    private readonly language: Language,
  ) {
    const { people, rooms } = found.calendars;
    this.names = { person: (id) => people.get(id)?.displayName, room: (id) => rooms.get(id)?.name };
  }

  present(): MeetingTimesType {
    const { suggestions, infeasibility } = this.found.answer;
    return {
      leftOutIds: this.found.leftOutIds,
      suggestions: suggestions.map((suggestion) => this.meetingTime(suggestion)),
      infeasibility: infeasibility ? this.infeasibility(infeasibility) : null,
    };
  }

  private meetingTime(suggestion: Suggestion): MeetingTimeType {
    return {
      start: suggestion.start,
      end: suggestion.end,
      score: suggestion.score,
      attendees: suggestion.attendees.map(({ personId, availability, label }) => ({
        personId,
        availability: availability === 'OUTSIDE' ? 'BUSY' : availability,
        label: label ?? null,
      })),
      absentIds: suggestion.absentIds,
      roomId: suggestion.roomId ?? null,
      reasons: [...suggestion.reasons.map((reason) => reasonText(reason, this.names)), ...this.leftOut()].map(
        (told) => told[this.language],
      ),
    };
  }

  private infeasibility({
    summary,
    blockers,
    relaxations,
  }: NonNullable<FoundMeetingTimes['answer']['infeasibility']>): InfeasibilityType {
    const told = blockers.map((blocker) => this.blockerName(blocker));
    const texts = [summaryText(summary, told), ...this.heldTexts(), ...this.leftOut()];
    return {
      summary: texts.map((text) => text[this.language]).join(' '),
      blockers: blockers.map((blocker, index) => this.blocker(blocker, told[index]?.[this.language] ?? '')),
      relaxations: relaxations.map((relaxation) => this.relaxation(relaxation)),
    };
  }

  private heldTexts(): Localised[] {
    const { heldIds } = this.found;
    const names = [...heldIds].flatMap((id) => this.names.person(id) ?? this.names.room(id) ?? []);
    return names.length > 0 ? [heldText(names)] : [];
  }

  /** Said with every suggestion: whoever books one must know who is not in it. */
  private leftOut(): Localised[] {
    const { leftOutIds } = this.found;
    return leftOutIds.length === 0 ? [] : [leftOutText(leftOutIds, this.names)];
  }

  private blocker(blocker: Blocker, label: string): BlockerType {
    return blocker.kind === 'ROOM'
      ? { label, personIds: [], roomIds: blocker.roomIds }
      : { label, personIds: blocker.personIds, roomIds: [] };
  }

  private blockerName(blocker: Blocker): Localised {
    const interpretation =
      blocker.kind === 'PEOPLE' ? this.found.request.requirements[blocker.requirement]?.interpretation : undefined;
    return interpretation ? this.interpreterName(interpretation.language) : blockerText(blocker, this.names);
  }

  private relaxation(relaxation: Relaxation): RelaxationType {
    const { zone } = this.found.request;
    return {
      kind: relaxation.kind,
      description: relaxationText(relaxation, { labels: this.requirementNames(), names: this.names, zone })[
        this.language
      ],
      example: this.meetingTime(relaxation.example),
      personIds: 'personIds' in relaxation ? relaxation.personIds : [],
      roomIds: relaxation.kind === 'OTHER_ROOM' ? [relaxation.roomId] : [],
      duration: relaxation.kind === 'SHORTER' ? writeDuration(relaxation.durationMs) : null,
      to: relaxation.kind === 'LATER_WINDOW' ? relaxation.to : null,
    };
  }

  private requirementNames(): Localised[] {
    return this.found.request.requirements.map(({ label, anyOf, count, interpretation }) => {
      if (interpretation) return this.interpreterName(interpretation.language);
      return blockerText(
        { kind: 'PEOPLE', requirement: 0, label, count, personIds: anyOf, unknownIds: [] },
        this.names,
      );
    });
  }

  /** The language by its own code: its name in three languages would be a table to keep for one word. */
  private interpreterName(language: string): Localised {
    return { FI: `tulkki (${language})`, SV: `tolk (${language})`, EN: `interpreter (${language})` };
  }
}
