import type { Localised } from '../../domain/result.js';
import type { BusyFeedProblemCode } from './busy-feed.js';

/** Why a calendar could not be read the last time, said to whoever keeps it: what is wrong and what to do about it. */
export const busyFeedProblemText: Readonly<Record<BusyFeedProblemCode, Localised>> = {
  NAME_UNKNOWN: {
    FI: 'Kalenterin palvelinta ei löydy. Tarkista osoite; yritämme uudelleen.',
    SV: 'Kalenderns server hittas inte. Kontrollera adressen; vi försöker igen.',
    EN: 'The server of the calendar cannot be found. Check the address; we keep trying.',
  },
  UNREACHABLE: {
    FI: 'Kalenterin palvelin ei vastaa. Yritämme uudelleen; jos vika jatkuu, tarkista osoite.',
    SV: 'Kalenderns server svarar inte. Vi försöker igen; kontrollera adressen om felet fortsätter.',
    EN: 'The server of the calendar does not answer. We keep trying; check the address if this goes on.',
  },
  NOT_SECURE: {
    FI: 'Kalenterin palvelimen varmenteeseen ei voi luottaa. Ilmoita siitä palvelimen ylläpidolle.',
    SV: 'Certifikatet på kalenderns server går inte att lita på. Meddela den som sköter servern.',
    EN: 'The certificate of the calendar’s server cannot be trusted. Tell whoever runs that server.',
  },
  TOO_SLOW: {
    FI: 'Kalenterin palvelin vastaa liian hitaasti. Yritämme uudelleen.',
    SV: 'Kalenderns server svarar för långsamt. Vi försöker igen.',
    EN: 'The server of the calendar answers too slowly. We keep trying.',
  },
  CUT_OFF: {
    FI: 'Kalenterista tuli vain osa. Yritämme uudelleen.',
    SV: 'Bara en del av kalendern kom fram. Vi försöker igen.',
    EN: 'Only a part of the calendar arrived. We keep trying.',
  },
  OVERLOADED: {
    FI: 'Kalenterin palvelin pyytää odottamaan. Yritämme myöhemmin uudelleen.',
    SV: 'Kalenderns server ber oss vänta. Vi försöker igen senare.',
    EN: 'The server of the calendar asks us to wait. We try again later.',
  },
  SERVER_TROUBLE: {
    FI: 'Kalenterin palvelimessa on vika. Yritämme uudelleen.',
    SV: 'Det är fel på kalenderns server. Vi försöker igen.',
    EN: 'The server of the calendar has an error. We keep trying.',
  },
  DENIED: {
    FI: 'Kalenterin palvelin ei anna lukea kalenteria. Jaa kalenteri uudelleen ja yhdistä sen uusi iCal-osoite.',
    SV: 'Kalenderns server låter oss inte läsa kalendern. Dela kalendern på nytt och anslut dess nya iCal-adress.',
    EN: 'The server does not let us read the calendar. Share the calendar again and connect its new iCal address.',
  },
  GONE: {
    FI: 'Kalenteria ei enää ole tässä osoitteessa. Jaa kalenteri uudelleen ja yhdistä sen uusi iCal-osoite.',
    SV: 'Kalendern finns inte längre på adressen. Dela kalendern på nytt och anslut dess nya iCal-adress.',
    EN: 'There is no calendar at this address any more. Share the calendar again and connect its new iCal address.',
  },
  ADDRESS_REFUSED: {
    FI: 'Osoite johtaa verkkoon, josta emme lue kalentereita. Yhdistä julkinen iCal-osoite tai pyydä ylläpitoa sallimaan palvelin.',
    SV: 'Adressen leder till ett nät där vi inte läser kalendrar. Anslut en offentlig iCal-adress eller be driften tillåta servern.',
    EN: 'The address leads to a network where we read no calendars. Connect a public iCal address, or ask the operator to allow the server.',
  },
  REDIRECTED: {
    FI: 'Osoite ohjaa aina vain eteenpäin. Kopioi kalenterista sen nykyinen iCal-osoite ja yhdistä se.',
    SV: 'Adressen leder bara vidare. Kopiera kalenderns nuvarande iCal-adress och anslut den.',
    EN: 'The address only leads on and on. Copy the present iCal address of the calendar and connect that.',
  },
  TOO_LARGE: {
    FI: 'Kalenteri on liian suuri. Jaa kalenterista lyhyempi ajanjakso tai vain varatut ajat.',
    SV: 'Kalendern är för stor. Dela en kortare period eller bara upptagna tider.',
    EN: 'The calendar is too large. Share a shorter period of it, or busy times only.',
  },
  TOO_MUCH: {
    FI: 'Kalenterissa on liikaa toistuvia tapahtumia. Poista siitä turhat toistot tai jaa vain varatut ajat.',
    SV: 'Kalendern har för många återkommande händelser. Ta bort onödiga upprepningar eller dela bara upptagna tider.',
    EN: 'The calendar has too many events that repeat. Remove needless ones, or share busy times only.',
  },
  NOT_A_CALENDAR: {
    FI: 'Osoitteessa ei ole kalenteria vaan jotain muuta, kuten kirjautumissivu. Kopioi kalenterista sen iCal-osoite ja yhdistä se.',
    SV: 'På adressen finns ingen kalender utan något annat, till exempel en inloggningssida. Kopiera kalenderns iCal-adress och anslut den.',
    EN: 'There is no calendar at the address but something else, such as a sign-in page. Copy the iCal address of the calendar and connect that.',
  },
  UNREADABLE: {
    FI: 'Palvelimen vastausta ei voi lukea. Tarkista, että osoite on kalenterin iCal-osoite.',
    SV: 'Serverns svar går inte att läsa. Kontrollera att adressen är kalenderns iCal-adress.',
    EN: 'The answer of the server cannot be read. Check that the address is the iCal address of the calendar.',
  },
  SEALED: {
    FI: 'Palvelun salaisuus on vaihtunut, joten osoitetta ei voi enää avata. Poista kalenteri ja yhdistä se uudelleen.',
    SV: 'Tjänstens hemlighet har bytts, så adressen går inte längre att öppna. Ta bort kalendern och anslut den på nytt.',
    EN: 'The secret of the service was changed, so the address cannot be opened any more. Disconnect the calendar and connect it again.',
  },
};
