import { html } from '../../../src/platform/pages/html.js';

describe('html', () => {
  it('escapes every value, in text and in attributes', () => {
    const value = `<b a="1" c='2'>&`;
    expect(html`<p title="${value}">${value}</p>`.text).toBe(
      '<p title="&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;">&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;</p>',
    );
  });

  it('writes its own pieces as they are, lists in order and nothing for undefined', () => {
    expect(html`<ul>${[1, 2].map((item) => html`<li>${item}</li>`)}</ul>${undefined}`.text).toBe(
      '<ul><li>1</li><li>2</li></ul>',
    );
  });

  it('drops what cannot be written', () => {
    expect(html`${'a\u0000b\ud800c\nd'}`.text).toBe('abc\nd');
  });

  it('does not take a look-alike for a piece of its own', () => {
    const lookAlike = { text: '<script>' } as unknown as string;
    expect(() => html`${lookAlike}`).toThrow(TypeError);
  });
});
