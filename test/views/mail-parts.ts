import { load } from 'cheerio';
import type { Mail } from '../../src/views/mail-layout.js';

/** What a reader sees of each part, white space aside. */
export const seen = ({ text, html }: Mail) => {
  const $ = load(html);
  $('style,title').remove();
  $('td,th,p,h1,h2').append(' ');
  const flat = (words: string) => words.replace(/\s+/g, ' ').trim();
  return { text: flat(text), html: flat($('body').text()) };
};
