import { meetingOf } from './meeting-calls.js';
import { at, type Cast, FUTURE, type Transition } from './series-transition.js';
import { transitionsOfClashes } from './series-transitions-of-clashes.js';
import { transitionsOfPeople } from './series-transitions-of-people.js';

const addGuest = async ({ calls, nth, guest }: Cast) =>
  meetingOf(await calls.change(await nth(4), { add: [{ personId: guest.id }] }));

/**
 * The table of transitions: what each recipient of a series must receive when it changes. The series is six Tuesdays from
 * 2.3.2027 at 9 to 10, and its UID #1 for whoever attends the whole of each, #2 for whoever attends the first half hour. On
 * 28.3. the clocks change.
 */
const transitionsOfTimes: readonly Transition[] = [
  {
    name: 'one time is moved',
    act: async ({ calls, nth }) => meetingOf(await calls.move(await nth(3), at('03-17', '10:00'))),
    received: {
      whole: ['REQUEST #1 seq 1; time 16.3. 9.00 now 17.3. 10.00'],
      part: ['REQUEST #2 seq 1; time 16.3. 9.00 now 17.3. 10.00'],
    },
  },
  {
    name: 'one time is moved across the change of the clocks',
    act: async ({ calls, nth }) => meetingOf(await calls.move(await nth(4), at('03-29', '09:00', '+03:00'))),
    received: {
      whole: ['REQUEST #1 seq 1; time 23.3. 9.00 now 29.3. 9.00'],
      part: ['REQUEST #2 seq 1; time 23.3. 9.00 now 29.3. 9.00'],
    },
  },
  {
    name: 'one time is moved twice',
    before: async ({ calls, nth }) => meetingOf(await calls.move(await nth(3), at('03-17'))),
    act: async ({ calls, nth }) => meetingOf(await calls.move(await nth(3), at('03-18'))),
    received: {
      whole: ['REQUEST #1 seq 2; time 16.3. 9.00 now 18.3. 9.00'],
      part: ['REQUEST #2 seq 2; time 16.3. 9.00 now 18.3. 9.00'],
    },
  },
  {
    name: 'one time is moved back to where the series has it',
    before: async ({ calls, nth }) => meetingOf(await calls.move(await nth(3), at('03-17'))),
    act: async ({ calls, nth }) => meetingOf(await calls.move(await nth(3), at('03-16'))),
    received: {
      whole: ['REQUEST #1 seq 2; time 16.3. 9.00'],
      part: ['REQUEST #2 seq 2; time 16.3. 9.00'],
    },
  },
  {
    name: 'one time is made longer: whose part stays where it was hears nothing',
    act: async ({ calls, nth }) => meetingOf(await calls.move(await nth(2), at('03-09'), { duration: 'PT2H' })),
    received: { whole: ['REQUEST #1 seq 1; time 9.3. 9.00'] },
  },
  {
    name: 'one time is cancelled',
    act: async ({ calls, nth }) => meetingOf(await calls.cancel(await nth(2))),
    received: { whole: ['CANCEL #1 seq 1; time 9.3. 9.00'], part: ['CANCEL #2 seq 1; time 9.3. 9.00'] },
  },
  {
    name: 'a moved time is cancelled',
    before: async ({ calls, nth }) => meetingOf(await calls.move(await nth(2), at('03-10'))),
    act: async ({ calls, nth }) => meetingOf(await calls.cancel(await nth(2))),
    received: { whole: ['CANCEL #1 seq 2; time 9.3. 9.00'], part: ['CANCEL #2 seq 2; time 9.3. 9.00'] },
  },
  {
    name: 'somebody is taken out of one time',
    act: async ({ calls, nth, part }) => meetingOf(await calls.change(await nth(2), { removePersonIds: [part.id] })),
    received: { part: ['CANCEL #2 seq 1; time 9.3. 9.00'] },
  },
  {
    name: 'somebody is taken out of one time and comes back to it',
    before: async ({ calls, nth, whole }) =>
      meetingOf(await calls.change(await nth(2), { removePersonIds: [whole.id] })),
    act: async ({ calls, nth, whole }) =>
      meetingOf(await calls.change(await nth(2), { add: [{ personId: whole.id }] })),
    received: { whole: ['REQUEST #1 seq 2; time 9.3. 9.00'] },
  },
  {
    name: 'somebody is asked to one time alone',
    act: addGuest,
    received: { guest: ['REQUEST #3 seq 0; event 23.3. 9.00'] },
  },
  {
    name: 'a time to which somebody was asked alone is moved',
    before: addGuest,
    act: async ({ calls, nth }) => meetingOf(await calls.move(await nth(4), at('03-24'))),
    received: {
      whole: ['REQUEST #1 seq 1; time 23.3. 9.00 now 24.3. 9.00'],
      part: ['REQUEST #2 seq 1; time 23.3. 9.00 now 24.3. 9.00'],
      guest: ['REQUEST #3 seq 1; event 24.3. 9.00'],
    },
  },
  {
    name: 'a time to which somebody was asked alone is cancelled',
    before: addGuest,
    act: async ({ calls, nth }) => meetingOf(await calls.cancel(await nth(4))),
    received: {
      whole: ['CANCEL #1 seq 1; time 23.3. 9.00'],
      part: ['CANCEL #2 seq 1; time 23.3. 9.00'],
      guest: ['CANCEL #3 seq 1; event 23.3. 9.00'],
    },
  },
  {
    name: 'this and what follows are cancelled',
    act: async ({ calls, nth }) => meetingOf(await calls.cancel(await nth(4), FUTURE)),
    received: {
      whole: ['REQUEST #1 seq 1; series 2.3. 9.00 FREQ=WEEKLY;UNTIL=20270316T070000Z;BYDAY=TU'],
      part: ['REQUEST #2 seq 1; series 2.3. 9.00 FREQ=WEEKLY;UNTIL=20270316T070000Z;BYDAY=TU'],
    },
  },
  {
    name: 'all of it is cancelled',
    act: async ({ calls, nth }) => meetingOf(await calls.cancel(await nth(1), FUTURE)),
    received: { whole: ['CANCEL #1 seq 1; event 2.3. 9.00'], part: ['CANCEL #2 seq 1; event 2.3. 9.00'] },
  },
  {
    name: 'this and what follows are cancelled, after an earlier one was moved and another cancelled',
    before: async ({ calls, nth }) => {
      meetingOf(await calls.move(await nth(2), at('03-10')));
      meetingOf(await calls.cancel(await nth(1)));
    },
    act: async ({ calls, nth }) => meetingOf(await calls.cancel(await nth(4), FUTURE)),
    received: {
      whole: [
        'REQUEST #1 seq 2; series 9.3. 9.00 FREQ=WEEKLY;UNTIL=20270316T070000Z;BYDAY=TU; but 9.3. 9.00 now 10.3. 9.00',
      ],
      part: [
        'REQUEST #2 seq 2; series 9.3. 9.00 FREQ=WEEKLY;UNTIL=20270316T070000Z;BYDAY=TU; but 9.3. 9.00 now 10.3. 9.00',
      ],
    },
  },
  {
    name: 'this and what follows are cancelled, after somebody was taken out of an earlier one',
    before: async ({ calls, nth, part }) => meetingOf(await calls.change(await nth(2), { removePersonIds: [part.id] })),
    act: async ({ calls, nth }) => meetingOf(await calls.cancel(await nth(4), FUTURE)),
    received: {
      whole: ['REQUEST #1 seq 1; series 2.3. 9.00 FREQ=WEEKLY;UNTIL=20270316T070000Z;BYDAY=TU'],
      part: ['REQUEST #2 seq 2; series 2.3. 9.00 FREQ=WEEKLY;UNTIL=20270316T070000Z;BYDAY=TU; without 9.3. 9.00'],
    },
  },
  {
    name: 'this and what follows are cancelled, one of them with a guest',
    before: addGuest,
    act: async ({ calls, nth }) => meetingOf(await calls.cancel(await nth(3), FUTURE)),
    received: {
      whole: ['REQUEST #1 seq 1; series 2.3. 9.00 FREQ=WEEKLY;UNTIL=20270309T070000Z;BYDAY=TU'],
      part: ['REQUEST #2 seq 1; series 2.3. 9.00 FREQ=WEEKLY;UNTIL=20270309T070000Z;BYDAY=TU'],
      guest: ['CANCEL #3 seq 1; event 23.3. 9.00'],
    },
  },
  {
    name: 'this and what follows are moved to another hour: one UID ends, another begins',
    act: async ({ calls, nth }) => meetingOf(await calls.move(await nth(3), at('03-16', '13:00'), FUTURE)),
    received: {
      whole: [
        'REQUEST #1 seq 1; series 2.3. 9.00 FREQ=WEEKLY;UNTIL=20270309T070000Z;BYDAY=TU',
        'REQUEST #3 seq 0; series 16.3. 13.00 FREQ=WEEKLY;COUNT=4;BYDAY=TU',
      ],
      part: [
        'REQUEST #2 seq 1; series 2.3. 9.00 FREQ=WEEKLY;UNTIL=20270309T070000Z;BYDAY=TU',
        'REQUEST #4 seq 0; series 16.3. 13.00 FREQ=WEEKLY;COUNT=4;BYDAY=TU',
      ],
    },
  },
  {
    name: 'this and what follows are moved to another weekday',
    act: async ({ calls, nth }) => meetingOf(await calls.move(await nth(3), at('03-18'), FUTURE)),
    received: {
      whole: [
        'REQUEST #1 seq 1; series 2.3. 9.00 FREQ=WEEKLY;UNTIL=20270309T070000Z;BYDAY=TU',
        'REQUEST #3 seq 0; series 18.3. 9.00 FREQ=WEEKLY;COUNT=4;BYDAY=TH',
      ],
      part: [
        'REQUEST #2 seq 1; series 2.3. 9.00 FREQ=WEEKLY;UNTIL=20270309T070000Z;BYDAY=TU',
        'REQUEST #4 seq 0; series 18.3. 9.00 FREQ=WEEKLY;COUNT=4;BYDAY=TH',
      ],
    },
  },
  {
    name: 'all of it is moved',
    act: async ({ calls, nth }) => meetingOf(await calls.move(await nth(1), at('03-02', '13:00'), FUTURE)),
    received: {
      whole: ['CANCEL #1 seq 1; event 2.3. 9.00', 'REQUEST #3 seq 0; series 2.3. 13.00 FREQ=WEEKLY;COUNT=6;BYDAY=TU'],
      part: ['CANCEL #2 seq 1; event 2.3. 9.00', 'REQUEST #4 seq 0; series 2.3. 13.00 FREQ=WEEKLY;COUNT=6;BYDAY=TU'],
    },
  },
  {
    name: 'this and what follows are moved, one of them cancelled before: it stays off',
    before: async ({ calls, nth }) => meetingOf(await calls.cancel(await nth(5))),
    act: async ({ calls, nth }) => meetingOf(await calls.move(await nth(4), at('03-23', '13:00'), FUTURE)),
    received: {
      whole: [
        'REQUEST #1 seq 2; series 2.3. 9.00 FREQ=WEEKLY;UNTIL=20270316T070000Z;BYDAY=TU',
        'REQUEST #3 seq 0; series 23.3. 13.00 FREQ=WEEKLY;COUNT=3;BYDAY=TU; without 30.3. 13.00',
      ],
      part: [
        'REQUEST #2 seq 2; series 2.3. 9.00 FREQ=WEEKLY;UNTIL=20270316T070000Z;BYDAY=TU',
        'REQUEST #4 seq 0; series 23.3. 13.00 FREQ=WEEKLY;COUNT=3;BYDAY=TU; without 30.3. 13.00',
      ],
    },
  },
];

export const transitions: readonly Transition[] = [
  ...transitionsOfTimes,
  ...transitionsOfClashes,
  ...transitionsOfPeople,
];
