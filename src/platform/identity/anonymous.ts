import { SetMetadata } from '@nestjs/common';

export const ANONYMOUS = 'yhteisaika:anonymous';

/** Lets an operation or a route be called by somebody who is not signed in. Everything without it is closed. */
export const Anonymous = () => SetMetadata(ANONYMOUS, true);
