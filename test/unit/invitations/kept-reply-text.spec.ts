import { keptReplyText } from '../../../src/features/invitations/kept-reply-text.js';

describe('what the organiser reads about an answer that does not count', () => {
  it.each(Object.entries(keptReplyText))('says what happened and what to do next: %s', (_, texts) => {
    for (const text of Object.values(texts)) {
      const sentences = text.split(/(?<=\.) /);
      expect(sentences.length).toBeGreaterThan(1);
      for (const sentence of sentences) {
        expect(sentence).toMatch(/^\p{Lu}.*\.$/u);
        const words = sentence.split(' ').length;
        if (words > 15) throw new Error(`${words} words: ${sentence}`);
      }
      expect(text).not.toMatch(/[!\d@]|iTIP|PARTSTAT|\bhen\b/);
    }
  });
});
