/** Where a version of a policy can be read for good. */
export function policyVersionUrl(
  publicUrl: string,
  { slug }: { slug: string },
  policy: string,
  label: string,
): string {
  return `${publicUrl}/${slug}/policies/${policy}?version=${encodeURIComponent(label)}`;
}
