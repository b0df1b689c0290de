import { schema } from '../../dist/src/entities.js';
import { Clock } from '../../dist/src/platform/clock.js';
import { readConfig } from '../../dist/src/platform/config.js';
import { Database } from '../../dist/src/platform/database.js';

// a database with all tables, as its environment variables name it
const database = await Database.open(readConfig(process.env), new Clock(), schema);
await database.close();
