import type { PlainProblem } from '../../domain/problem.js';
import type { Localised } from '../../domain/result.js';
import * as directory from './directory.problems.js';

/** What goes wrong when somebody is given an account, said to the operator. */

export const noEmailAddress = directory.noEmailAddress;

export const unknownPerson: PlainProblem = { code: 'NOT_FOUND', field: 'personId', sentence: directory.unknownPerson };

export const addressInUse: Localised = {
  FI: 'Tällä osoitteella kirjautuu jo joku toinen. Anna toinen osoite.',
  SV: 'Någon annan loggar redan in med den här adressen. Ange en annan adress.',
  EN: 'Somebody else signs in with this address. Give another one.',
};

export const otherAddress: Localised = {
  FI: 'Tällä ihmisellä on jo tunnus toisella osoitteella. Anna sama osoite kuin ennen.',
  SV: 'Personen har redan ett konto med en annan adress. Ange samma adress som förut.',
  EN: 'This person already has an account under another address. Give the same address as before.',
};

export const passwordLength = (charactersMin: number, charactersMax: number): Localised => ({
  FI: `Salasanan pituus ei kelpaa. Valitse ${charactersMin}–${charactersMax} merkkiä.`,
  SV: `Lösenordets längd duger inte. Välj ${charactersMin}–${charactersMax} tecken.`,
  EN: `The length of the password will not do. Choose ${charactersMin} to ${charactersMax} characters.`,
});
