import { Injectable } from '@nestjs/common';
import { RequestLoader } from '../../platform/graphql/request-loaders.js';
import type { Organisation } from './organisation.js';
import { OrganisationReadModel } from './organisation.read-model.js';

@Injectable()
export class OrganisationLoader extends RequestLoader<Organisation> {
  constructor(organisations: OrganisationReadModel) {
    super((viewer, ids) => organisations.byIds(viewer, ids));
  }
}
