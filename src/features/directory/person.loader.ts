import { Injectable } from '@nestjs/common';
import { RequestLoader } from '../../platform/graphql/request-loaders.js';
import { PersonReadModel } from './person.read-model.js';
import { type PersonType, personSeenBy } from './person.type.js';

/** People as the viewer may see them: whoever shows somebody from here need not think of what to leave out. */
@Injectable()
export class PersonLoader extends RequestLoader<PersonType> {
  constructor(people: PersonReadModel) {
    super(async (viewer, ids) => {
      const found = await people.byIds(viewer, ids);
      return new Map([...found].map(([id, person]) => [id, personSeenBy(viewer, person)]));
    });
  }
}
