import { parseRecurrenceRule } from '../../../../src/domain/recurrence/parse-rule.js';
import { rhythmText } from '../../../../src/domain/recurrence/rhythm-text.js';
import type { Language } from '../../../../src/domain/result.js';

/** Thursday 4 March 2027 at 9.00 in Helsinki. */
const thursday = Date.UTC(2027, 2, 4, 7);

function told(text: string, language: Language, start = thursday, zone = 'Europe/Helsinki'): string | undefined {
  const rule = parseRecurrenceRule(text);
  if (!rule.ok) throw new Error(text);
  return rhythmText({ rule: rule.value, start, zone }, language);
}

describe('a rhythm in words', () => {
  it.each([
    ['FREQ=DAILY', 'joka päivä', 'varje dag', 'every day'],
    ['FREQ=DAILY;INTERVAL=2', 'joka toinen päivä', 'varannan dag', 'every other day'],
    ['FREQ=DAILY;INTERVAL=3', 'joka kolmas päivä', 'var tredje dag', 'every third day'],
    [
      'FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR',
      'joka arkipäivä maanantaista perjantaihin',
      'varje vardag från måndag till fredag',
      'every weekday from Monday to Friday',
    ],
    ['FREQ=WEEKLY', 'joka torstai', 'varje torsdag', 'every Thursday'],
    ['FREQ=WEEKLY;BYDAY=TU', 'joka tiistai', 'varje tisdag', 'every Tuesday'],
    ['FREQ=WEEKLY;BYDAY=TU,TH', 'joka tiistai ja torstai', 'varje tisdag och torsdag', 'every Tuesday and Thursday'],
    [
      'FREQ=WEEKLY;BYDAY=FR,MO,WE',
      'joka maanantai, keskiviikko ja perjantai',
      'varje måndag, onsdag och fredag',
      'every Monday, Wednesday and Friday',
    ],
    ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU', 'joka päivä', 'varje dag', 'every day'],
    ['FREQ=WEEKLY;INTERVAL=2', 'joka toinen torstai', 'varannan torsdag', 'every other Thursday'],
    [
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH',
      'joka toinen viikko tiistaina ja torstaina',
      'varannan vecka på tisdag och torsdag',
      'every other week on Tuesday and Thursday',
    ],
    [
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU,WE,TH,FR',
      'joka toinen viikko maanantaista perjantaihin',
      'varannan vecka från måndag till fredag',
      'every other week from Monday to Friday',
    ],
    [
      'FREQ=WEEKLY;INTERVAL=3;BYDAY=SA',
      'joka kolmas viikko lauantaina',
      'var tredje vecka på lördag',
      'every third week on Saturday',
    ],
    ['FREQ=MONTHLY', 'joka kuukauden 4. päivä', 'den 4 i varje månad', 'on day 4 of every month'],
    [
      'FREQ=MONTHLY;BYMONTHDAY=-1',
      'joka kuukauden viimeinen päivä',
      'den sista dagen i varje månad',
      'on the last day of every month',
    ],
    [
      'FREQ=MONTHLY;BYDAY=1MO',
      'joka kuukauden ensimmäisenä maanantaina',
      'den första måndagen i varje månad',
      'on the first Monday of every month',
    ],
    [
      'FREQ=MONTHLY;BYDAY=WE;BYSETPOS=-1',
      'joka kuukauden viimeisenä keskiviikkona',
      'den sista onsdagen i varje månad',
      'on the last Wednesday of every month',
    ],
    [
      'FREQ=MONTHLY;BYDAY=-1TH,2TH',
      'joka kuukauden toisena ja viimeisenä torstaina',
      'den andra och sista torsdagen i varje månad',
      'on the second and last Thursday of every month',
    ],
    [
      'FREQ=MONTHLY;INTERVAL=2;BYDAY=3FR',
      'joka toisen kuukauden kolmantena perjantaina',
      'den tredje fredagen varannan månad',
      'on the third Friday of every other month',
    ],
    [
      'FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15',
      'joka kolmannen kuukauden 15. päivä',
      'den 15 var tredje månad',
      'on day 15 of every third month',
    ],
  ])('%s', (rule, fi, sv, en) => {
    expect([told(rule, 'FI'), told(rule, 'SV'), told(rule, 'EN')]).toEqual([fi, sv, en]);
    expect(told(`${rule};COUNT=5;WKST=SU`, 'FI')).toBe(fi);
    expect(told(`${rule};UNTIL=20280101`, 'FI')).toBe(fi);
  });

  it.each([
    ['is told by months that not all have the day', 'FREQ=MONTHLY;BYMONTHDAY=31'],
    ['counts from the end of the month', 'FREQ=MONTHLY;BYMONTHDAY=-2'],
    ['names a fifth weekday', 'FREQ=MONTHLY;BYDAY=5MO'],
    ['names every Monday of a month', 'FREQ=MONTHLY;BYDAY=MO'],
    ['names two weekdays of a month', 'FREQ=MONTHLY;BYDAY=1MO,1TU'],
    ['names three weeks of a month', 'FREQ=MONTHLY;BYDAY=1MO,2MO,3MO'],
    ['names the last working day', 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1'],
    ['is every Friday the thirteenth', 'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13'],
    ['names two days of a month', 'FREQ=MONTHLY;BYMONTHDAY=1,15'],
    ['takes one of what was counted', 'FREQ=MONTHLY;BYDAY=1MO,3MO;BYSETPOS=-1'],
    ['leaves months out', 'FREQ=WEEKLY;BYMONTH=1,2,3'],
    ['names five days and not the working week', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,SA'],
    ['takes the first of a week', 'FREQ=WEEKLY;BYDAY=TU,TH;BYSETPOS=1'],
    ['is every third day if it is a Monday', 'FREQ=DAILY;INTERVAL=3;BYDAY=MO'],
    ['is a day of the month, daily', 'FREQ=DAILY;BYMONTHDAY=1'],
    ['has hours of its own', 'FREQ=DAILY;BYHOUR=9,12'],
    ['is hourly', 'FREQ=HOURLY'],
    ['is yearly', 'FREQ=YEARLY'],
    ['is rarer than people count', 'FREQ=WEEKLY;INTERVAL=5'],
    ['moves days that are missing', 'RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=1;SKIP=FORWARD'],
    ['follows another calendar', 'RSCALE=HEBREW;FREQ=MONTHLY;BYMONTHDAY=1'],
  ])('has no sentence when it %s', (_, rule) => {
    for (const language of ['FI', 'SV', 'EN'] as const) expect(told(rule, language)).toBeUndefined();
  });

  it('has no day of the month that its first one does not have everywhere', () => {
    expect(told('FREQ=MONTHLY', 'EN', Date.UTC(2027, 0, 31, 7))).toBeUndefined();
    expect(told('FREQ=MONTHLY', 'EN', Date.UTC(2027, 0, 28, 7))).toBe('on day 28 of every month');
  });

  it('takes the weekday of its own zone', () => {
    const evening = Date.UTC(2027, 2, 5, 1);
    expect(told('FREQ=WEEKLY', 'EN', evening, 'America/St_Johns')).toBe('every Thursday');
    expect(told('FREQ=WEEKLY', 'EN', evening)).toBe('every Friday');
  });
});
