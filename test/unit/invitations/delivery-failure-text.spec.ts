import { deliveryFailureText } from '../../../src/features/invitations/delivery-failure-text.js';

describe('what the organiser reads when a message has not arrived', () => {
  it.each(Object.entries(deliveryFailureText))('says what happened and what comes next: %s', (_, text) => {
    for (const sentences of Object.values(text)) {
      expect(sentences.split('. ')).toHaveLength(2);
      for (const sentence of sentences.split('. ')) expect(sentence.split(' ').length).toBeLessThanOrEqual(15);
      expect(sentences).not.toMatch(/[!\d]|error|SMTP/i);
    }
  });
});
