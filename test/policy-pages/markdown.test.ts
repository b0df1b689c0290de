import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { load } from 'cheerio';
import { rendered } from '../../src/policy-pages/markdown.js';

describe('a text in Markdown', () => {
  it.each([
    ['# Title\n\n## Part', '<h2>Title</h2>\n<h3>Part</h3>\n'],
    ['*We* **keep** `it`.', '<p><em>We</em> <strong>keep</strong> <code>it</code>.</p>\n'],
    ['3. three\n4. four', '<ol start="3">\n<li>three</li>\n<li>four</li>\n</ol>\n'],
    [
      '[here](https://a.example/?x=1&y=2)',
      '<p><a href="https://a.example/?x=1&amp;y=2" rel="noopener nofollow">here</a></p>\n',
    ],
    [
      '[mail](mailto:dpo@a.example)',
      '<p><a href="mailto:dpo@a.example" rel="noopener nofollow">mail</a></p>\n',
    ],
    ['[x](javascript:alert(1))', '<p>x</p>\n'],
    ['[x](//a.example)', '<p>x</p>\n'],
    ['[x](#part)', '<p>x</p>\n'],
    ['![our office](https://tracker.example/p.gif)', '<p>our office</p>\n'],
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['a <b onclick="x()">b</b>', '<p>a &lt;b onclick="x()"&gt;b&lt;/b&gt;</p>\n'],
  ])('%s', (markdown, html) => {
    expect(rendered(markdown).replaceAll('&quot;', '"')).toBe(html);
  });

  it('gives tables, and nothing that does anything, whatever is written', () => {
    expect(load(rendered('| Data | Days |\n|---|---:|\n| Mail | 30 |'))('tbody td').length).toBe(2);
    const pieces = `<img_src=x_onerror=y> [a]( javascript:x ) <svg/onload=x> \` * > " | &#106;avascript:x
      <a_href="javascript:x"> <style>*{}</style> ![ ] https://a.example`;
    const words = pieces.split(/\s+/).map((word) => word.replaceAll('_', ' '));
    const piece = fc.constantFrom(...words, '\n\n', ' ');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (written) => {
        const $ = load(rendered(written.join('')), null, false);
        expect($('script,style,img,svg,iframe,form,input').length).toBe(0);
        for (const element of $('*').toArray()) {
          const attributes = 'attribs' in element ? element.attribs : {};
          for (const [name, value] of Object.entries(attributes)) {
            expect(['href', 'rel', 'start']).toContain(name);
            if (name === 'href') expect(value).toMatch(/^(https?:\/\/|mailto:)/);
          }
        }
      }),
    );
  });
});
