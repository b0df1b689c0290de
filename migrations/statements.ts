/** Cuts a script into statements, as drivers that prepare every query want them. Bodies between `$$` stay whole. */
export function statements(script: string): string[] {
  const found = [''];
  script.split('$$').forEach((part, index) => {
    const [first = '', ...others] = index % 2 === 1 ? [`$$${part}$$`] : part.split(';');
    found.push(`${found.pop() ?? ''}${first}`, ...others);
  });
  return found.map((statement) => statement.trim()).filter((statement) => statement !== '');
}
