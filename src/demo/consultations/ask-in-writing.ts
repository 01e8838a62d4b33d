import { awaitMails } from '../network/await-mails.js';
import { change } from '../story/payload.js';
import { told } from '../story/told-time.js';
import { CONSULTATION, type ConsultationsScene, type StoryConsultation, TOPIC } from './consultations-scene.js';

const FIGURES = `query ($from: LocalDate!, $to: LocalDate!) { consultationFigures(from: $from, to: $to) {
  published booked withdrawn asked answeredInTime medianAnswerTime } }`;

/** In writing there is a week for it, and the doctor takes less. */
export async function askInWriting(scene: ConsultationsScene): Promise<void> {
  const { narrator, asker, doctor } = scene;
  narrator.chapter('A question in writing is answered within a week');
  const asked = await narrator.while(
    'askConsultation',
    change<StoryConsultation>(
      asker.api,
      { operation: 'askConsultation', input: 'AskConsultationInput', field: 'consultation', selection: CONSULTATION },
      { topic: TOPIC, cases: [{ question: 'Kuinka pian leikkauksen jälkeen voi kokeilla työtä?' }] },
    ),
  );
  narrator.check('It goes to the doctor of that topic', asked.consultant.id === doctor.id);
  narrator.say(`An answer or a contact is promised by ${told(asked.dueAt ?? '')}.`);
  const answered = await narrator.while(
    'answerConsultation',
    change<StoryConsultation>(
      doctor.api,
      {
        operation: 'answerConsultation',
        input: 'AnswerConsultationInput',
        field: 'consultation',
        selection: CONSULTATION,
      },
      { consultationId: asked.id, answers: ['Kevyttä työtä kuuden viikon kuluttua.'] },
    ),
  );
  narrator.check('It is answered', answered.status === 'ANSWERED');
  await awaitMails(scene, {
    what: 'The asker is told at once',
    count: 1,
    isOne: ({ to, subject }) => to === asker.email && subject === 'Kysymykseesi on vastattu',
  });
  await seeFigures(scene);
}

interface Figures {
  readonly published: number;
  readonly withdrawn: number;
  readonly asked: number;
  readonly answeredInTime: number;
}

async function seeFigures({ narrator, coordinator }: ConsultationsScene): Promise<void> {
  const { consultationFigures: figures } = await coordinator.api.ask<{ consultationFigures: Figures | null }>(FIGURES, {
    ...{ from: '2020-01-01', to: '2100-01-01' },
  });
  narrator.check(
    'The coordinator sees how it is used, and no text',
    figures?.asked === 1 && figures.answeredInTime === 1 && figures.published > figures.withdrawn,
  );
  narrator.detail(
    `${figures?.published} times published, ${figures?.withdrawn} taken back; 1 question, answered in time`,
  );
}
