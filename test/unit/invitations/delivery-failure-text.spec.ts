import { deliveryFailureText } from '../../../src/features/invitations/delivery-failure-text.js';

const sentencesOf = (text: string) => text.split(/(?<=\.) /);

describe('what the organiser reads when a message has not arrived', () => {
  it.each(Object.entries(deliveryFailureText))('is short, whole and in words: %s', (_, texts) => {
    for (const text of Object.values(texts)) {
      for (const sentence of sentencesOf(text)) {
        expect(sentence).toMatch(/^\p{Lu}.*\.$/u);
        expect(sentence.split(' ').length).toBeLessThanOrEqual(15);
      }
      expect(text).not.toMatch(/[!\d]|error|SMTP/i);
    }
  });

  it.each(['GIVEN_UP', 'ADDRESS_REFUSED', 'NO_ADDRESS', 'WILL_RETRY'] as const)('says what comes next: %s', (cause) => {
    for (const text of Object.values(deliveryFailureText[cause])) expect(sentencesOf(text)).toHaveLength(2);
  });
});
