import { type OutboxHandler, OutboxHandlers } from '../../../src/platform/outbox/outbox-handler.js';

const handlerOf = (kind: string): OutboxHandler => ({ kind, handle: async () => undefined });

describe('OutboxHandlers', () => {
  it('finds the handler of a kind', () => {
    const mail = handlerOf('MAIL');
    expect(new OutboxHandlers(['MAIL', 'SMS'], [handlerOf('SMS'), mail]).of('MAIL')).toBe(mail);
  });

  it.each([
    ['a kind that nothing handles', ['MAIL', 'SMS'], ['MAIL'], 'nothing handles SMS'],
    ['a kind that two handle', ['MAIL'], ['MAIL', 'MAIL'], 'MAIL is handled twice'],
    ['a handler of a kind that nobody appends', ['MAIL'], ['MAIL', 'FAX'], 'FAX is handled but never appended'],
  ])('refuses %s', (_what, kinds, handled, sentence) => {
    expect(() => new OutboxHandlers(kinds, handled.map(handlerOf))).toThrow(sentence);
  });

  it('says which kind of another version it does not know', () => {
    const handlers = new OutboxHandlers([], []);
    expect(() => handlers.of('PIGEON')).toThrow('PIGEON');
    expect(handlers.find('PIGEON')).toBeUndefined();
  });
});
