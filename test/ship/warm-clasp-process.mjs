// clasp kept warm: a process that loads clasp once and then runs its commands one after another, 20 times faster than
// a process a command. It does what clasp's own index.js does: parse, run, print the message of an error. Whatever
// could differ from the binary is tested with the binary (push.test.ts, programs.test.ts).
import { tmpdir } from 'node:os';
import { format } from 'node:util';
import { makeProgram } from '../../node_modules/@google/clasp/build/src/commands/program.js';

process.on('message', async ({ id, args, root }) => {
  process.chdir(root);
  process.exitCode = 0;
  const said = { failed: false, out: '', err: '' };
  console.log = (...words) => {
    said.out += `${format(...words)}\n`;
  };
  console.error = console.warn = (...words) => {
    said.err += `${format(...words)}\n`;
  };
  const program = makeProgram((error) => {
    throw error;
  });
  for (const command of [program, ...program.commands])
    command.configureOutput({
      writeErr: (text) => {
        said.err += text;
      },
    });
  try {
    await program.parseAsync(['node', 'clasp', ...args]);
  } catch (error) {
    // commander's own errors have been told already, and leave clasp's exit code at 0.
    if (!String(error.code).startsWith('commander.')) {
      said.failed = true;
      said.err += `${error.message}\n`;
    }
  }
  // Windows removes no folder in which a process stands.
  process.chdir(tmpdir());
  process.send({ id, said });
});
