// npm run release: pushes, makes a version of what was pushed and moves the one deployment to it.
import { release } from './publish.js';
import { runProgram } from './terminal.js';

const [option, deployment, ...more] = process.argv.slice(2);

await runProgram(async (tools) => {
  if (option === undefined) return release(tools, undefined);
  if (option === '--deployment' && deployment && more.length === 0) return release(tools, deployment);
  tools.say('npm run release -- [--deployment ID]');
  return option === '--help';
});
