// npm run sandbox: the sandbox alone in a terminal, for anyone who develops against LeadModule.
import { parseCommand, USAGE } from './cli.js';
import { type ServerOptions, startServer } from './server.js';
import { StateFileError } from './state-file.js';

/** Exit code for what the person at the terminal can put right. */
const WRONG_USE = 2;

function giveUp(message: string): void {
  console.error(message);
  process.exitCode = WRONG_USE;
}

async function start(options: ServerOptions): Promise<void> {
  const server = await startServer(options);
  console.log(`LeadModule sandbox listening on ${server.url}`);
  console.log(`Keys, runs, credits and deliveries: ${new URL('/', server.url).href}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.close());
}

/** The sentence for a start that failed for a reason outside the program; undefined for a bug. */
function reasonOf(thrown: unknown, options: ServerOptions): string | undefined {
  if (thrown instanceof StateFileError) return thrown.message;
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  if (code === 'EADDRINUSE')
    return `Port ${options.port} is taken: choose another with --port (0 picks a free one).`;
  if (code === 'EACCES') return `Not allowed to listen on port ${options.port}.`;
  return undefined;
}

const command = parseCommand(process.argv.slice(2));
switch (command.kind) {
  case 'help':
    console.log(USAGE);
    break;
  case 'wrong':
    giveUp(`${command.message}\n${USAGE}`);
    break;
  case 'start':
    try {
      await start(command.options);
    } catch (thrown) {
      const reason = reasonOf(thrown, command.options);
      if (reason === undefined) throw thrown;
      giveUp(reason);
    }
}
