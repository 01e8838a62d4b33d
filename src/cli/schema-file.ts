import { generatedFiles } from './generated-file.js';
import { publicSchema } from './public-schema.js';

export const schemaFile = generatedFiles(
  { name: 'schema', purpose: 'writes schema.graphql from the code, or says whether it lags behind' },
  async () => {
    const schema = await publicSchema();
    return [{ path: 'schema.graphql', text: () => schema }];
  },
);
