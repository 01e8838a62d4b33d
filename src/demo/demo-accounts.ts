import { type PersonKey } from './area/demo-people.js';

/** One password for all of them; they exist with the embedded database only, which nobody else can reach. */
export const demoPassword = 'yhteisaika-demo';

/** Those who may sign in, with the address that is also where their mail goes. */
export const demoAccounts: readonly PersonKey[] = ['helmi', 'aino', 'kaisa', 'elof', 'valma', 'ville'];
