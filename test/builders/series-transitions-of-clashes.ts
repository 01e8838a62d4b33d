import { meetingOf } from './meeting-calls.js';
import { at, FUTURE, RULE, type Transition } from './series-transition.js';

/** Those of the table (series-transitions.ts) in which somebody or a room is taken, or another room is. */
export const transitionsOfClashes: readonly Transition[] = [
  {
    name: 'a time that collided is booked at another one',
    booking: { taken: [at('03-09', '09:30')], told: `${RULE}; without 9.3. 9.00` },
    act: async ({ calls, nth }) => {
      const [clash] = (await nth(1)).series!.clashes;
      return meetingOf(await calls.solve({ clashId: clash!.id, start: at('03-10') }));
    },
    received: { whole: ['REQUEST #3 seq 0; event 10.3. 9.00'], part: ['REQUEST #4 seq 0; event 10.3. 9.00'] },
  },
  {
    name: 'a time that collided is left out: everybody knows that already',
    booking: { taken: [at('03-09', '09:30')], told: `${RULE}; without 9.3. 9.00` },
    act: async ({ calls, nth }) => calls.leaveOut((await nth(1)).series!.clashes[0]!.id),
    received: {},
  },
  {
    name: 'this and what follows are cancelled, with what was booked in place of one that collided',
    booking: { taken: [at('03-23', '09:30')], told: `${RULE}; without 23.3. 9.00` },
    before: async ({ calls, nth }) => {
      const [clash] = (await nth(1)).series!.clashes;
      return meetingOf(await calls.solve({ clashId: clash!.id, start: at('03-24') }));
    },
    act: async ({ calls, nth }) => meetingOf(await calls.cancel(await nth(3), FUTURE)),
    received: {
      whole: [
        'REQUEST #1 seq 1; series 2.3. 9.00 FREQ=WEEKLY;UNTIL=20270309T070000Z;BYDAY=TU',
        'CANCEL #3 seq 1; event 24.3. 9.00',
      ],
      part: [
        'REQUEST #2 seq 1; series 2.3. 9.00 FREQ=WEEKLY;UNTIL=20270309T070000Z;BYDAY=TU',
        'CANCEL #4 seq 1; event 24.3. 9.00',
      ],
    },
  },
  {
    name: 'a time that comes within the horizon collides: whoever has left hears nothing',
    booking: {
      rule: 'FREQ=WEEKLY;BYDAY=TU',
      told: 'FREQ=WEEKLY;BYDAY=TU; without 26.12. 9.00 1.5. 9.00 25.12. 9.00 1.1. 9.00',
    },
    before: async ({ calls, nth, whole, part }) => {
      meetingOf(await calls.change(await nth(4), { ...FUTURE, removePersonIds: [part.id] }));
      await calls.booked('2028-03-07T09:30:00+02:00', [whole.id]);
    },
    act: ({ roll }) => roll('2027-03-20T08:00:00+02:00'),
    received: {
      whole: [
        'REQUEST #1 seq 1; series 2.3. 9.00 FREQ=WEEKLY;BYDAY=TU; without 7.3. 9.00 26.12. 9.00 1.5. 9.00 25.12. 9.00 1.1. 9.00',
      ],
    },
  },
  {
    name: 'one time is held in another room',
    booking: { inRoom: true },
    act: async ({ calls, nth, otherRoom }) =>
      meetingOf(await calls.move(await nth(3), at('03-16'), { roomId: otherRoom.id })),
    received: { whole: ['REQUEST #1 seq 1; time 16.3. 9.00'], part: ['REQUEST #2 seq 1; time 16.3. 9.00'] },
  },
  {
    name: 'this and what follows are cancelled, after an earlier one was put into another room',
    booking: { inRoom: true },
    before: async ({ calls, nth, otherRoom }) =>
      meetingOf(await calls.move(await nth(2), at('03-09'), { roomId: otherRoom.id })),
    act: async ({ calls, nth }) => meetingOf(await calls.cancel(await nth(4), FUTURE)),
    received: {
      whole: [
        'REQUEST #1 seq 2; series 2.3. 9.00 FREQ=WEEKLY;UNTIL=20270316T070000Z;BYDAY=TU; but 9.3. 9.00 now 9.3. 9.00',
      ],
      part: [
        'REQUEST #2 seq 2; series 2.3. 9.00 FREQ=WEEKLY;UNTIL=20270316T070000Z;BYDAY=TU; but 9.3. 9.00 now 9.3. 9.00',
      ],
    },
  },
];
