import { createRequire } from 'node:module';

// React picks its build when it is first loaded, by NODE_ENV, and the one for development renders six times slower.
// NODE_ENV stays the operator's: this file is the first import of the process, and React is loaded here.
const require = createRequire(import.meta.url);
const before = process.env['NODE_ENV'];
process.env['NODE_ENV'] = 'production';
for (const part of ['react', 'react/jsx-runtime', 'react-dom/server']) require(part);
if (before === undefined) delete process.env['NODE_ENV'];
else process.env['NODE_ENV'] = before;
