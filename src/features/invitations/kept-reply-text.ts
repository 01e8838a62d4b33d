import type { Localised } from '../../domain/result.js';
import type { KeptReason } from './kept-reply.js';

/** What whoever may change the meeting reads about an answer that does not count: what happened, what to do next. */
export const keptReplyText: Readonly<Record<KeptReason, Localised>> = {
  UNKNOWN_SENDER: {
    FI: 'Joku vastasi osoitteesta, jota ei ole kutsuttu. Vastausta ei otettu huomioon. Kysy osallistujilta, kuka vastasi.',
    SV: 'Någon svarade från en adress som inte är inbjuden. Svaret räknas inte. Fråga deltagarna vem som svarade.',
    EN: 'Somebody answered from an address that is not invited. The answer does not count. Ask the participants who it was.',
  },
  NOT_AUTHENTICATED: {
    FI: 'Vastauksen lähettäjästä ei voi olla varma. Vastausta ei otettu huomioon. Soita osallistujalle.',
    SV: 'Det går inte att vara säker på vem som skickade svaret. Svaret räknas inte. Ring deltagaren.',
    EN: 'It is not certain who sent the answer. The answer does not count. Call the participant.',
  },
  OTHER_RECIPIENT: {
    FI: 'Vastaus tuli toisen henkilön tai toisen tapaamisen osoitteeseen. Vastausta ei otettu huomioon. Soita osallistujalle.',
    SV: 'Svaret kom till en adress för någon annan eller för ett annat möte. Svaret räknas inte. Ring deltagaren.',
    EN: 'The answer came to the address of another person or another meeting. It does not count. Call the participant.',
  },
  OUTDATED: {
    FI: 'Vastaus koskee aikaa, joka on jo muuttunut. Odota vastausta uuteen aikaan tai soita osallistujalle.',
    SV: 'Svaret gäller en tid som redan har ändrats. Vänta på svar om den nya tiden eller ring deltagaren.',
    EN: 'The answer is about a time that has changed. Wait for an answer to the new time or call the participant.',
  },
  NOT_INVITED: {
    FI: 'Vastaaja ei ole enää mukana tapaamisessa. Vastausta ei otettu huomioon. Lisää hänet uudelleen, jos hän on tulossa.',
    SV: 'Den som svarade är inte längre med i mötet. Svaret räknas inte. Lägg till personen igen om det behövs.',
    EN: 'The person who answered is no longer in the meeting. The answer does not count. Add them again if they are coming.',
  },
  TOO_LATE: {
    FI: 'Vastaus tuli, kun tapaaminen oli jo ohi tai peruttu. Sinun ei tarvitse tehdä mitään.',
    SV: 'Svaret kom när mötet redan var över eller inställt. Du behöver inte göra någonting.',
    EN: 'The answer came when the meeting was already over or cancelled. You do not need to do anything.',
  },
  TIME_TAKEN: {
    FI: 'Osallistuja ilmoitti tulevansa, mutta hänellä on nyt muuta tähän aikaan. Aiempi vastaus on voimassa. Soita hänelle.',
    SV: 'Deltagaren vill komma, men har nu något annat vid den här tiden. Det tidigare svaret gäller. Ring deltagaren.',
    EN: 'The participant wants to come, but has something else at this time. The earlier answer stands. Call them.',
  },
  CONSENT_MISSING: {
    FI: 'Osallistuja ilmoitti tulevansa, mutta suostumus puuttuu. Aiempi vastaus on voimassa. Kirjaa suostumus tai soita hänelle.',
    SV: 'Deltagaren vill komma, men samtycke saknas. Det tidigare svaret gäller. Anteckna samtycket eller ring deltagaren.',
    EN: 'The participant wants to come, but consent is missing. The earlier answer stands. Record the consent or call them.',
  },
  DELEGATED: {
    FI: 'Kutsu on annettu toiselle henkilölle. Häntä ei ole vielä kutsuttu. Lisää hänet tapaamiseen, jos se sopii.',
    SV: 'Inbjudan har getts vidare till en annan person. Personen är inte inbjuden ännu. Lägg till personen om det passar.',
    EN: 'The invitation was given to another person. That person is not invited yet. Add them to the meeting if that suits.',
  },
  UNFIT_TIME: {
    FI: 'Osallistuja ehdotti aikaa, joka ei kelpaa. Soita hänelle ja sopikaa uusi aika.',
    SV: 'Deltagaren föreslog en tid som inte duger. Ring deltagaren och kom överens om en ny tid.',
    EN: 'The participant proposed a time that will not do. Call them and agree on a new time.',
  },
  OWN_PART: {
    FI: 'Osallistuja on mukana vain osan ajasta ja ehdotti toista aikaa. Soita hänelle ja sopikaa aika.',
    SV: 'Deltagaren är med bara en del av tiden och föreslog en annan tid. Ring deltagaren och kom överens om en tid.',
    EN: 'The participant comes for a part only and proposed another time. Call them and agree on a time.',
  },
  TOO_MANY_PROPOSALS: {
    FI: 'Osallistuja on ehdottanut jo monta aikaa. Tätä ehdotusta ei otettu huomioon. Soita hänelle ja sopikaa aika.',
    SV: 'Deltagaren har redan föreslagit många tider. Det här förslaget räknas inte. Ring deltagaren och kom överens om en tid.',
    EN: 'The participant has already proposed many times. This proposal does not count. Call them and agree on a time.',
  },
  UNSUPPORTED: {
    FI: 'Osallistujan kalenteri lähetti viestin, joka ei kerro, tuleeko hän. Soita osallistujalle.',
    SV: 'Deltagarens kalender skickade ett meddelande som inte säger om personen kommer. Ring deltagaren.',
    EN: "The participant's calendar sent a message that does not say if they are coming. Call the participant.",
  },
  UNREADABLE: {
    FI: 'Osallistujan vastausta ei voitu lukea. Soita osallistujalle.',
    SV: 'Deltagarens svar gick inte att läsa. Ring deltagaren.',
    EN: "The participant's answer could not be read. Call the participant.",
  },
  NO_CALENDAR: {
    FI: 'Osallistuja vastasi kirjeellä. Palvelu ei säilytä kirjeitä. Soita osallistujalle ja kysy, mitä hän kirjoitti.',
    SV: 'Deltagaren svarade med ett brev. Tjänsten sparar inga brev. Ring deltagaren och fråga vad brevet sade.',
    EN: 'The participant answered with a letter. The service keeps no letters. Call them and ask what they wrote.',
  },
};
