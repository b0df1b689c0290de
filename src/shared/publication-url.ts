import type { Publication } from './publication.js';

/** The folder that the pages of texts stand in. */
export const folderOf = (of: Publication['of']): 'policies' | 'agreements' =>
  of === 'policy' ? 'policies' : 'agreements';

/** Where a version of a policy, or of an agreement that many customers stand on, can be read for good. */
export function publicationUrl(
  publicUrl: string,
  { slug }: { slug: string },
  { of, reference, label }: Pick<Publication, 'of' | 'reference' | 'label'>,
): string {
  return `${publicUrl}/${slug}/${folderOf(of)}/${reference}?version=${encodeURIComponent(label)}`;
}
