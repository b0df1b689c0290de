import { Marked } from 'marked';
import sanitize from 'sanitize-html';

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const isWeb = (href: string) => /^(https?:\/\/|mailto:)/i.test(href);

/** HTML in the text is text; a picture is its description; a link that leads elsewhere than the web is its words. */
const marked = new Marked({
  gfm: true,
  async: false,
  renderer: {
    html: ({ text }) => escaped(text),
    image: ({ text }) => escaped(text),
    heading({ tokens, depth }) {
      // the page has a heading of its own
      const level = Math.min(depth + 1, 6);
      return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>\n`;
    },
    link({ href, tokens }) {
      const words = this.parser.parseInline(tokens);
      return isWeb(href) ? `<a href="${escaped(href)}" rel="noopener nofollow">${words}</a>` : words;
    },
    checkbox: ({ checked }) => (checked ? '☑ ' : '☐ '),
  },
});

/** What may stand in a rendered text, whatever the renderer made of it. */
const ALLOWED: sanitize.IOptions = {
  allowedTags:
    'h2 h3 h4 h5 h6 p br hr blockquote pre code ul ol li strong em del a table thead tbody tr th td'.split(
      ' ',
    ),
  allowedAttributes: { a: ['href', 'rel'], ol: ['start'] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'escape',
};

/** A policy as HTML that can do nothing but be read. */
export function rendered(markdown: string): string {
  return sanitize(marked.parse(markdown) as string, ALLOWED);
}
