import { ConfigError, readConfig } from '../platform/config.js';
import { createServer } from '../server.js';
const config = readConfig(process.env);
const server = await createServer(config);
console.log(await server.listen());
void ConfigError;
import { ApiKeysService } from '../api-keys/api-keys.service.js';
console.log(await server.app.get(ApiKeysService).createFirst(config.adminKey));
