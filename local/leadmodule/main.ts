// npm run sandbox: the sandbox alone in a terminal, for anyone who develops against LeadModule.
import { startServer } from './server.js';

const server = await startServer({ port: 8787 });
console.log(`LeadModule sandbox listening on ${server.url}`);
