import { Module } from '@nestjs/common';
import { CreateOrganisation } from './create-organisation.js';
import { CreatePerson } from './create-person.js';
import { CreateRoom } from './create-room.js';
import { OrganisationLoader } from './organisation.loader.js';
import { OrganisationReadModel } from './organisation.read-model.js';
import { OrganisationsResolver } from './organisations.resolver.js';
import { PeopleResolver } from './people.resolver.js';
import { PersonLoader } from './person.loader.js';
import { PersonReadModel } from './person.read-model.js';
import { PersonListeners } from './person-listeners.js';
import { RoomLoader } from './room.loader.js';
import { RoomReadModel } from './room.read-model.js';
import { RoomsResolver } from './rooms.resolver.js';
import { SetRoles } from './set-roles.js';
import { UpdatePerson } from './update-person.js';
import { ViewerResolver } from './viewer.resolver.js';

/** Who and where: organisations, people and rooms of an area, their rights, and signing in. */
@Module({
  providers: [
    OrganisationReadModel,
    OrganisationLoader,
    OrganisationsResolver,
    CreateOrganisation,
    PersonReadModel,
    PersonLoader,
    PeopleResolver,
    CreatePerson,
    UpdatePerson,
    PersonListeners,
    SetRoles,
    RoomReadModel,
    RoomLoader,
    RoomsResolver,
    CreateRoom,
    ViewerResolver,
  ],
  exports: [
    OrganisationLoader,
    PersonLoader,
    PersonListeners,
    RoomLoader,
    CreateOrganisation,
    CreatePerson,
    CreateRoom,
    SetRoles,
  ],
})
export class DirectoryModule {}
