import { Args, Context, ID, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentViewer } from '../../platform/graphql/current-viewer.js';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { AskConsultation } from './ask-consultation.js';
import { BookConsultation } from './book-consultation.js';
import { CancelConsultation } from './cancel-consultation.js';
import { AnswerConsultationInput, AskConsultationInput, BookConsultationInput } from './consultation.inputs.js';
import { ConsultationPayload } from './consultation.type.js';
import { readAnswer, readBooking, readConsultationId, readQuestion } from './consultation-input.js';
import { HandleConsultation } from './handle-consultation.js';
import { ShowConsultation } from './show-consultation.js';

/** Asking and answering: each operation parses, calls once, and shows the consultation as it then stands. */
@Resolver()
export class ConsultationsResolver {
  constructor(
    private readonly booking: BookConsultation,
    private readonly asking: AskConsultation,
    private readonly handling: HandleConsultation,
    private readonly cancelling: CancelConsultation,
    private readonly show: ShowConsultation,
  ) {}

  @Mutation(() => ConsultationPayload, { description: 'Takes a free time; texts are refused if they tell of anybody.' })
  async bookConsultation(
    @Args('input') input: BookConsultationInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<ConsultationPayload> {
    const command = readBooking(input);
    const booked = command.ok ? await this.booking.execute(viewer, command.value) : command;
    return this.show.payload(context, viewer, booked);
  }

  @Mutation(() => ConsultationPayload, { description: 'In writing: an answer or a contact comes within a week.' })
  async askConsultation(
    @Args('input') input: AskConsultationInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<ConsultationPayload> {
    return this.show.payload(context, viewer, await this.asking.execute(viewer, readQuestion(input)));
  }

  @Mutation(() => ConsultationPayload, { description: 'Whoever asked is told at once.' })
  async answerConsultation(
    @Args('input') input: AnswerConsultationInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<ConsultationPayload> {
    const command = readAnswer(input);
    const answered = command.ok ? await this.handling.answer(viewer, command.value) : command;
    return this.show.payload(context, viewer, answered);
  }

  @Mutation(() => ConsultationPayload, {
    description: 'Notes that the consultant has spoken with whoever asked; an answer may still follow.',
  })
  async contactConsultation(
    @Args('consultationId', { type: () => ID }) consultationId: string,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<ConsultationPayload> {
    const id = readConsultationId(consultationId);
    const contacted = id.ok ? await this.handling.contact(viewer, id.value) : id;
    return this.show.payload(context, viewer, contacted);
  }

  @Mutation(() => ConsultationPayload, { description: 'A booked time can then be booked by others.' })
  async cancelConsultation(
    @Args('consultationId', { type: () => ID }) consultationId: string,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<ConsultationPayload> {
    const id = readConsultationId(consultationId);
    const cancelled = id.ok ? await this.cancelling.execute(viewer, id.value) : id;
    return this.show.payload(context, viewer, cancelled);
  }
}
