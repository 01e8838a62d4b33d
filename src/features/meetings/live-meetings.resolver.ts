import { Inject } from '@nestjs/common';
import { Args, Context, ID, Resolver, Subscription } from '@nestjs/graphql';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Changes } from '../../platform/database/changes.js';
import { CurrentViewer } from '../../platform/graphql/current-viewer.js';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import { isId } from '../../platform/graphql/input-reader.js';
import { liveLimits } from '../../platform/graphql/live-limits.js';
import { LiveStream } from '../../platform/graphql/live-stream.js';
import { problemsError } from '../../platform/graphql/problem-error.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { meetingTopic } from './announce-meeting.js';
import { MeetingLoader } from './meeting.loader.js';
import { unknownMeeting } from './meeting.problems.js';
import { MeetingType } from './meeting.type.js';
import { presentMeeting } from './present-meeting.js';

interface MeetingEvent {
  readonly meetingChanged: MeetingType;
}

/** Meetings as they change, for whoever has one before them. */
@Resolver()
export class LiveMeetingsResolver {
  constructor(
    private readonly changes: Changes,
    private readonly loader: MeetingLoader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Subscription(() => MeetingType, {
    description:
      'The meeting as it stands, and anew whenever it changes: each event is all of it. Ends when the viewer may not see it any more.',
  })
  async meetingChanged(
    @Args('meetingId', { type: () => ID }) meetingId: string,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<AsyncIterableIterator<MeetingEvent>> {
    const stream = isId(meetingId) ? await this.stream(meetingId.toLowerCase(), viewer, context) : null;
    if (stream) return stream;
    throw problemsError([{ ...unknownMeeting, field: 'meetingId' }], context.language);
  }

  /** Watched before it is read, so that no change falls between the two. */
  private async stream(id: string, viewer: Viewer, context: GraphqlContext): Promise<LiveStream<MeetingEvent> | null> {
    return LiveStream.open({
      watch: await this.changes.watch(viewer, meetingTopic(id)),
      context,
      read: async () => {
        const row = await this.loader.load(context, id);
        return row && { meetingChanged: presentMeeting(row, context.language, this.clock.now()) };
      },
      sessionCheckMilliseconds: liveLimits.sessionCheckSeconds * 1_000,
    });
  }
}
