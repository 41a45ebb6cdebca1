// npm run push: builds and sends the code to the linked script project. What runs in its spreadsheet changes at once.
import { buildAndPush } from './publish.js';
import { runProgram } from './terminal.js';

await runProgram(buildAndPush);
