import { demoOrganisations as at } from './demo-organisations.js';
import { demoPerson, demoProfessional } from './demo-person.js';
import { demoWeeks, hours } from './demo-weeks.js';

const { office, shortFriday, day } = demoWeeks;

/** Everybody who comes because it is their work or their calling; the names are made up so that one can hear it. */
export const demoStaff = {
  aino: demoProfessional(1, 'Aino Esimerkki', 'WORK_ABILITY_COORDINATOR', 'FI', {
    mailbox: 'coordinator',
    organisationId: at.county.id,
    roles: ['COORDINATOR'],
    week: office,
  }),
  helmi: demoProfessional(2, 'Helmi Hallinta', 'OTHER', 'FI', {
    mailbox: 'administrator',
    organisationId: at.county.id,
    roles: ['ADMINISTRATOR'],
    week: office,
  }),
  elof: demoProfessional(3, 'Elof Påhittad', 'PHYSICIAN', 'SV', {
    mailbox: 'consultant',
    organisationId: at.county.id,
    roles: ['CONSULTANT'],
    week: [hours('TU', '12:00-16:00'), hours('TH', '08:30-16:00')],
  }),
  maija: demoProfessional(4, 'Maija Mielikuva', 'PHYSICIAN', 'FI', {
    mailbox: 'maija.mielikuva',
    organisationId: at.county.id,
    roles: ['CONSULTANT'],
    week: [hours('MO WE', '08:00-14:00'), hours('FR', '08:00-12:00')],
  }),
  nelli: demoProfessional(5, 'Nelli Neuvo', 'NURSE', 'FI', {
    mailbox: 'nelli.neuvo',
    organisationId: at.county.id,
    roles: ['PROFESSIONAL'],
    week: office,
  }),
  pekka: demoProfessional(6, 'Pekka Pohdinta', 'PSYCHOLOGIST', 'FI', {
    mailbox: 'pekka.pohdinta',
    organisationId: at.county.id,
    roles: ['PROFESSIONAL'],
    week: [hours('MO-WE', '08:30-16:00')],
  }),
  liisa: demoProfessional(7, 'Liisa Liikkuva', 'PHYSIOTHERAPIST', 'FI', {
    mailbox: 'liisa.liikkuva',
    organisationId: at.county.id,
    roles: ['PROFESSIONAL'],
    week: [hours('MO-TH', '07:30-15:00')],
  }),
  onni: demoProfessional(8, 'Onni Ote', 'OCCUPATIONAL_THERAPIST', 'FI', {
    mailbox: 'onni.ote',
    organisationId: at.county.id,
    week: shortFriday,
  }),
  sanna: demoProfessional(9, 'Sanna Satunen', 'SOCIAL_WORKER', 'FI', {
    mailbox: 'sanna.satunen',
    organisationId: at.county.id,
    roles: ['PROFESSIONAL'],
    week: shortFriday,
  }),
  kari: demoProfessional(10, 'Kari Kuvitelma', 'BENEFITS_EXPERT', 'FI', {
    mailbox: 'kari.kuvitelma',
    organisationId: at.kela.id,
    week: office,
  }),
  eeva: demoProfessional(11, 'Eeva Etunen', 'BENEFITS_EXPERT', 'FI', {
    mailbox: 'eeva.etunen',
    organisationId: at.kela.id,
    week: shortFriday,
  }),
  tarja: demoProfessional(12, 'Tarja Työnhaku', 'EMPLOYMENT_EXPERT', 'FI', {
    mailbox: 'tarja.tyonhaku',
    organisationId: at.employmentArea.id,
    roles: ['PROFESSIONAL'],
    week: office,
  }),
  kaisa: demoProfessional(13, 'Kaisa Keksitty', 'SOCIAL_COUNSELLOR', 'FI', {
    mailbox: 'professional',
    organisationId: at.mallila.id,
    roles: ['PROFESSIONAL'],
    week: shortFriday,
  }),
  ritva: demoProfessional(14, 'Ritva Rinnalla', 'ASSOCIATION_WORKER', 'FI', {
    mailbox: 'ritva.rinnalla',
    organisationId: at.rinnalla.id,
    week: [hours('MO-TH', '10:00-17:00')],
  }),
  stina: demoProfessional(15, 'Stina Sagolik', 'ASSOCIATION_WORKER', 'SV', {
    mailbox: 'stina.sagolik',
    organisationId: at.medvind.id,
    week: [hours('TU-FR', '09:00-15:00')],
  }),
  paavo: demoProfessional(16, 'Paavo Puinen', 'EMPLOYER_REPRESENTATIVE', 'FI', {
    mailbox: 'paavo.puinen',
    organisationId: at.workshop.id,
    week: [hours('MO-FR', '07:00-15:00')],
  }),
  katri: demoProfessional(17, 'Katri Kahvinen', 'EMPLOYER_REPRESENTATIVE', 'FI', {
    mailbox: 'katri.kahvinen',
    organisationId: at.cafe.id,
    week: [hours('TU-SA', '10:00-18:00')],
  }),
  valma: demoProfessional(18, 'Valma Valmentava', 'JOB_COACH', 'FI', {
    mailbox: 'coach',
    organisationId: at.employmentArea.id,
    roles: ['COACH'],
    week: [hours('MO-FR', '08:00-15:30')],
  }),
  olga: demoProfessional(19, 'Olga Opillinen', 'STUDY_COUNSELLOR', 'FI', {
    mailbox: 'olga.opillinen',
    organisationId: at.school.id,
    week: day,
  }),
  ellen: demoProfessional(20, 'Ellen Exempel', 'REHABILITATION_EXPERT', 'SV', {
    mailbox: 'ellen.exempel',
    organisationId: at.pensions.id,
    week: [hours('MO WE', '09:00-16:00')],
  }),
  ville: demoPerson(21, 'Ville Vertainen', 'EXPERIENCE_EXPERT', {
    mailbox: 'leader',
    organisationId: at.rinnalla.id,
    roles: ['GROUP_LEADER'],
    week: [hours('MO WE', '12:00-19:00'), hours('FR', '10:00-14:00')],
  }),
  tarik: demoPerson(22, 'Tarik Tulkitseva', 'INTERPRETER', {
    mailbox: 'tarik.tulkitseva',
    organisationId: at.interpreters.id,
    interpretsLanguages: ['ar', 'so'],
    week: [hours('MO-FR', '09:00-17:00')],
  }),
  viivi: demoPerson(23, 'Viivi Viittova', 'INTERPRETER', {
    mailbox: 'viivi.viittova',
    organisationId: at.interpreters.id,
    interpretsLanguages: ['fse', 'uk'],
    week: [hours('MO TU TH', '08:00-15:00')],
  }),
};
