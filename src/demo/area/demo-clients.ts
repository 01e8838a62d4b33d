import { demoPerson } from './demo-person.js';
import { demoWeeks, hours } from './demo-weeks.js';

/**
 * The people whom it is all about, and two who stand beside them. What they said of their own time is kept as hours, as
 * anybody's; two have said nothing, and nobody guesses it for them.
 */
export const demoClients = {
  amira: demoPerson(24, 'Amira Tarina', 'CLIENT', {
    mailbox: 'amira.tarina',
    language: 'EN',
    accessNeeds: ['INTERPRETER'],
    interpreterLanguage: 'ar',
    week: demoWeeks.day,
  }),
  matti: demoPerson(25, 'Matti Mallikas', 'CLIENT', {
    mailbox: 'matti.mallikas',
    week: [hours('MO-FR', '09:00-16:00')],
  }),
  svea: demoPerson(26, 'Svea Saga', 'CLIENT', {
    mailbox: 'svea.saga',
    language: 'SV',
    week: [hours('MO-TH', '09:00-15:00')],
  }),
  selma: demoPerson(27, 'Selma Selkonen', 'CLIENT', {
    mailbox: 'selma.selkonen',
    accessNeeds: ['EASY_LANGUAGE'],
    week: [hours('MO-FR', '10:00-18:00')],
  }),
  rauha: demoPerson(28, 'Rauha Rauhaisa', 'CLIENT', { mailbox: 'rauha.rauhaisa', accessNeeds: ['STEP_FREE'] }),
  seppo: demoPerson(29, 'Seppo Sukulainen', 'SUPPORTER', { week: [hours('MO-FR', '12:00-18:00')] }),
  kerttu: demoPerson(30, 'Kerttu Kuuleva', 'SUPPORTER', { mailbox: 'kerttu.kuuleva', accessNeeds: ['INDUCTION_LOOP'] }),
};
