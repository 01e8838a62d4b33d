import { registerEnumType } from '@nestjs/graphql';
import { viewerRoles } from '../../platform/identity/viewer.js';
import { enumObject } from '../../platform/graphql/enum-object.js';
import { organisationKinds } from './organisation.js';
import { accessNeeds, personKinds, professions } from './person.js';

export const OrganisationKindEnum = enumObject(organisationKinds);
registerEnumType(OrganisationKindEnum, { name: 'OrganisationKind' });

export const PersonKindEnum = enumObject(personKinds);
registerEnumType(PersonKindEnum, { name: 'PersonKind' });

export const ProfessionEnum = enumObject(professions);
registerEnumType(ProfessionEnum, { name: 'Profession' });

export const AccessNeedEnum = enumObject(accessNeeds);
registerEnumType(AccessNeedEnum, { name: 'AccessNeed' });

export const LanguageEnum = enumObject(['FI', 'SV', 'EN'] as const);
registerEnumType(LanguageEnum, { name: 'Language', description: 'In which somebody reads.' });

export const ViewerRoleEnum = enumObject(viewerRoles);
registerEnumType(ViewerRoleEnum, { name: 'ViewerRole', description: 'What somebody who signs in may do.' });
