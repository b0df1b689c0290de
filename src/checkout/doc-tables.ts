import { environment } from '../platform/environment.js';
import { errorCodes, graphqlErrorCodes } from '../shared/errors.js';

/** The README with its generated sections as the code says them, and the sections that it lacks. */
export interface Documented {
  readme: string;
  missing: string[];
}

/**
 * Writes what stands between `<!-- name -->` and `<!-- /name -->` anew: `environment`, `errors`, `rooms`.
 *
 * @param rooms room → what it holds, in order (`src/rooms.json`)
 */
export function documented(readme: string, rooms: Record<string, string>): Documented {
  const sections: Record<string, string> = {
    environment: table(['variable', 'meaning (default)'], environment),
    errors: table(['code', 'meaning'], { ...errorCodes, ...graphqlErrorCodes }),
    rooms: table(['room', 'what it holds'], rooms, '/'),
  };
  const missing: string[] = [];
  for (const [name, content] of Object.entries(sections)) {
    const section = new RegExp(`(<!-- ${name} -->)[^]*?(<!-- /${name} -->)`);
    if (section.test(readme))
      readme = readme.replace(section, (_all, start, end) => `${start}\n\n${content}\n\n${end}`);
    else missing.push(name);
  }
  return { readme, missing };
}

/** Laid out as Prettier would. */
function table(headings: [string, string], entries: Record<string, string>, mark = ''): string {
  const cell = (text: string) => text.replaceAll('|', '\\|');
  const rows = Object.entries(entries).map(
    ([name, meaning]) => [`\`${cell(name)}${mark}\``, cell(meaning)] as const,
  );
  const widths = [0, 1].map((column) => Math.max(...[headings, ...rows].map((row) => row[column]!.length)));
  const line = (row: readonly string[], fill = ' ') =>
    `| ${row.map((text, i) => text.padEnd(widths[i]!, fill)).join(' | ')} |`;
  return [line(headings), line(['', ''], '-'), ...rows.map((row) => line(row))].join('\n');
}
