import { meetingOf } from './meeting-calls.js';
import { at, FUTURE, RULE, type Transition } from './series-transition.js';

/** Those of the table (series-transitions.ts) in which people come and go. */
export const transitionsOfPeople: readonly Transition[] = [
  {
    name: 'somebody joins this and what follows',
    act: async ({ calls, nth, newcomer }) =>
      meetingOf(await calls.change(await nth(4), { ...FUTURE, add: [{ personId: newcomer.id }] })),
    received: { newcomer: ['REQUEST #3 seq 0; series 23.3. 9.00 FREQ=WEEKLY;UNTIL=20270406T060000Z;BYDAY=TU'] },
  },
  {
    name: 'somebody joins all of it',
    act: async ({ calls, nth, newcomer }) =>
      meetingOf(await calls.change(await nth(1), { ...FUTURE, add: [{ personId: newcomer.id }] })),
    received: { newcomer: [`REQUEST #1 seq 0; series 2.3. 9.00 ${RULE}`] },
  },
  {
    name: 'somebody joins who is taken at one of the times',
    before: ({ calls, newcomer }) => calls.booked(at('03-30', '09:30', '+03:00'), [newcomer.id]),
    act: async ({ calls, nth, newcomer }) =>
      meetingOf(await calls.change(await nth(4), { ...FUTURE, add: [{ personId: newcomer.id }] })),
    received: {
      newcomer: ['REQUEST #4 seq 0; series 23.3. 9.00 FREQ=WEEKLY;UNTIL=20270406T060000Z;BYDAY=TU; without 30.3. 9.00'],
    },
  },
  {
    name: 'somebody leaves this and what follows',
    act: async ({ calls, nth, whole }) =>
      meetingOf(await calls.change(await nth(4), { ...FUTURE, removePersonIds: [whole.id] })),
    received: { whole: ['REQUEST #1 seq 1; series 2.3. 9.00 FREQ=WEEKLY;UNTIL=20270316T070000Z;BYDAY=TU'] },
  },
  {
    name: 'somebody leaves all of it',
    act: async ({ calls, nth, part }) =>
      meetingOf(await calls.change(await nth(1), { ...FUTURE, removePersonIds: [part.id] })),
    received: { part: ['CANCEL #2 seq 1; event 2.3. 9.00'] },
  },
  {
    name: 'who left is moved no more',
    before: async ({ calls, nth, part }) =>
      meetingOf(await calls.change(await nth(4), { ...FUTURE, removePersonIds: [part.id] })),
    act: async ({ calls, nth }) => meetingOf(await calls.move(await nth(5), at('03-31', '09:00', '+03:00'))),
    received: { whole: ['REQUEST #1 seq 1; time 30.3. 9.00 now 31.3. 9.00'] },
  },
  {
    name: 'somebody is to be informed of this and what follows',
    act: async ({ calls, nth, newcomer }) =>
      meetingOf(
        await calls.change(await nth(4), { ...FUTURE, add: [{ personId: newcomer.id, requirement: 'INFORMED' }] }),
      ),
    received: { newcomer: ['REQUEST #3 seq 0; series 23.3. 9.00 FREQ=WEEKLY;UNTIL=20270406T060000Z;BYDAY=TU'] },
  },
  {
    name: 'one time is moved of which somebody is informed',
    before: async ({ calls, nth, newcomer }) =>
      meetingOf(
        await calls.change(await nth(4), { ...FUTURE, add: [{ personId: newcomer.id, requirement: 'INFORMED' }] }),
      ),
    act: async ({ calls, nth }) => meetingOf(await calls.move(await nth(5), at('03-31', '09:00', '+03:00'))),
    received: {
      whole: ['REQUEST #1 seq 1; time 30.3. 9.00 now 31.3. 9.00'],
      part: ['REQUEST #2 seq 1; time 30.3. 9.00 now 31.3. 9.00'],
      newcomer: ['REQUEST #3 seq 1; time 30.3. 9.00 now 31.3. 9.00'],
    },
  },
  {
    name: 'somebody without an address joins this and what follows',
    act: async ({ calls, nth, silent }) =>
      meetingOf(await calls.change(await nth(4), { ...FUTURE, add: [{ personId: silent.id }] })),
    received: {},
  },
  {
    name: 'somebody joins for the last half hour of this and what follows',
    act: async ({ calls, nth, newcomer }) =>
      meetingOf(
        await calls.change(await nth(4), {
          ...FUTURE,
          add: [{ personId: newcomer.id, part: { offset: 'PT30M', duration: 'PT30M' } }],
        }),
      ),
    received: { newcomer: ['REQUEST #3 seq 0; series 23.3. 9.30 FREQ=WEEKLY;UNTIL=20270406T063000Z;BYDAY=TU'] },
  },
  {
    name: 'somebody joins for the last half hour of a series that ends on a day',
    booking: {
      rule: 'FREQ=WEEKLY;UNTIL=20270406;BYDAY=TU',
      told: 'FREQ=WEEKLY;UNTIL=20270406T205959Z;BYDAY=TU',
    },
    act: async ({ calls, nth, newcomer }) =>
      meetingOf(
        await calls.change(await nth(1), {
          ...FUTURE,
          add: [{ personId: newcomer.id, part: { offset: 'PT30M', duration: 'PT30M' } }],
        }),
      ),
    received: { newcomer: ['REQUEST #3 seq 0; series 2.3. 9.30 FREQ=WEEKLY;UNTIL=20270406T063000Z;BYDAY=TU'] },
  },
  {
    name: 'somebody who left this and what follows comes back to it',
    before: async ({ calls, nth, whole }) =>
      meetingOf(await calls.change(await nth(4), { ...FUTURE, removePersonIds: [whole.id] })),
    act: async ({ calls, nth, whole }) =>
      meetingOf(await calls.change(await nth(4), { ...FUTURE, add: [{ personId: whole.id }] })),
    received: { whole: ['REQUEST #3 seq 0; series 23.3. 9.00 FREQ=WEEKLY;UNTIL=20270406T060000Z;BYDAY=TU'] },
  },
  {
    name: 'somebody who came back is moved with one time',
    before: async ({ calls, nth, whole }) => {
      meetingOf(await calls.change(await nth(4), { ...FUTURE, removePersonIds: [whole.id] }));
      meetingOf(await calls.change(await nth(4), { ...FUTURE, add: [{ personId: whole.id }] }));
    },
    act: async ({ calls, nth }) => meetingOf(await calls.move(await nth(5), at('03-31', '09:00', '+03:00'))),
    received: {
      whole: ['REQUEST #3 seq 1; time 30.3. 9.00 now 31.3. 9.00'],
      part: ['REQUEST #2 seq 1; time 30.3. 9.00 now 31.3. 9.00'],
    },
  },
  {
    name: 'somebody who left all of it comes back to all of it',
    before: async ({ calls, nth, whole }) =>
      meetingOf(await calls.change(await nth(1), { ...FUTURE, removePersonIds: [whole.id] })),
    act: async ({ calls, nth, whole }) =>
      meetingOf(await calls.change(await nth(1), { ...FUTURE, add: [{ personId: whole.id }] })),
    received: { whole: [`REQUEST #1 seq 2; series 2.3. 9.00 ${RULE}`] },
  },
  {
    name: 'somebody who joined later comes to earlier ones too',
    before: async ({ calls, nth, newcomer }) =>
      meetingOf(await calls.change(await nth(5), { ...FUTURE, add: [{ personId: newcomer.id }] })),
    act: async ({ calls, nth, newcomer }) =>
      meetingOf(await calls.change(await nth(3), { ...FUTURE, add: [{ personId: newcomer.id }] })),
    received: { newcomer: ['REQUEST #4 seq 0; series 16.3. 9.00 FREQ=WEEKLY;UNTIL=20270323T070000Z;BYDAY=TU'] },
  },
  {
    name: 'somebody who was taken out of one time comes back to it and what follows',
    before: async ({ calls, nth, whole }) =>
      meetingOf(await calls.change(await nth(3), { removePersonIds: [whole.id] })),
    act: async ({ calls, nth, whole }) =>
      meetingOf(await calls.change(await nth(3), { ...FUTURE, add: [{ personId: whole.id }] })),
    received: { whole: ['REQUEST #1 seq 2; time 16.3. 9.00'] },
  },
  {
    name: 'somebody who was asked to one time alone, and taken out of it, joins an earlier one and what follows',
    before: async ({ calls, nth, guest }) => {
      meetingOf(await calls.change(await nth(4), { add: [{ personId: guest.id }] }));
      meetingOf(await calls.change(await nth(4), { removePersonIds: [guest.id] }));
    },
    act: async ({ calls, nth, guest }) =>
      meetingOf(await calls.change(await nth(3), { ...FUTURE, add: [{ personId: guest.id }] })),
    received: { guest: ['REQUEST #3 seq 0; series 16.3. 9.00 FREQ=WEEKLY;UNTIL=20270406T060000Z;BYDAY=TU'] },
  },
  {
    name: 'somebody joins this and what follows, after one of them was put into another room',
    booking: { inRoom: true },
    before: async ({ calls, nth, otherRoom }) =>
      meetingOf(await calls.move(await nth(5), at('03-30', '09:00', '+03:00'), { roomId: otherRoom.id })),
    act: async ({ calls, nth, newcomer }) =>
      meetingOf(await calls.change(await nth(4), { ...FUTURE, add: [{ personId: newcomer.id }] })),
    received: {
      newcomer: [
        'REQUEST #3 seq 0; series 23.3. 9.00 FREQ=WEEKLY;UNTIL=20270406T060000Z;BYDAY=TU; but 30.3. 9.00 now 30.3. 9.00',
      ],
    },
  },
  {
    name: 'somebody joins this and what follows, with what was booked in place of one that collided',
    booking: { taken: [at('03-23', '09:30')], told: `${RULE}; without 23.3. 9.00` },
    before: async ({ calls, nth }) => {
      const [clash] = (await nth(1)).series!.clashes;
      return meetingOf(await calls.solve({ clashId: clash!.id, start: at('03-24') }));
    },
    act: async ({ calls, nth, newcomer }) =>
      meetingOf(await calls.change(await nth(3), { ...FUTURE, add: [{ personId: newcomer.id }] })),
    received: {
      newcomer: [
        'REQUEST #3 seq 0; event 24.3. 9.00',
        'REQUEST #5 seq 0; series 16.3. 9.00 FREQ=WEEKLY;UNTIL=20270406T060000Z;BYDAY=TU; without 23.3. 9.00',
      ],
    },
  },
  {
    name: 'this and what follows are cancelled, after somebody was taken out of all that is left',
    before: async ({ calls, nth, part }) => meetingOf(await calls.change(await nth(1), { removePersonIds: [part.id] })),
    act: async ({ calls, nth }) => meetingOf(await calls.cancel(await nth(2), FUTURE)),
    received: {
      whole: ['REQUEST #1 seq 1; series 2.3. 9.00 FREQ=WEEKLY;UNTIL=20270302T070000Z;BYDAY=TU'],
      part: ['CANCEL #2 seq 2; event 2.3. 9.00'],
    },
  },
  {
    name: 'somebody who has left the series is asked to one time of it',
    before: async ({ calls, nth, part }) =>
      meetingOf(await calls.change(await nth(4), { ...FUTURE, removePersonIds: [part.id] })),
    act: async ({ calls, nth, part }) => meetingOf(await calls.change(await nth(5), { add: [{ personId: part.id }] })),
    received: { part: ['REQUEST #3 seq 2; event 30.3. 9.00'] },
  },
];
