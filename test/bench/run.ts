import { registerHooks } from 'node:module';

// `npm run bench`, and each of its child processes: `run.ts part:<name>` runs the file of that name. Nothing here is
// compiled, so what is imported as the compiler wants it, `.js`, is found where it is: beside this file as `.ts`, and of
// the program the built one.
const here = new URL('.', import.meta.url).href;
const root = new URL('../..', import.meta.url).href;

registerHooks({
  resolve(specifier, context, next) {
    if (!specifier.startsWith('.') || !context.parentURL?.startsWith(here)) return next(specifier, context);
    const { href } = new URL(specifier, context.parentURL);
    if (href.startsWith(`${root}src/`)) return next(href.replace(`${root}src/`, `${root}dist/src/`), context);
    return next(href.replace(/\.js$/, '.ts'), context);
  },
});

const part = process.argv[2]?.startsWith('part:') ? process.argv[2].slice('part:'.length) : 'bench';
await import(`./${part}.js`);
