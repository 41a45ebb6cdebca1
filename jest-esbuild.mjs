// Jest transformer: esbuild strips the types (checking them is tsc's job), so a file costs well under a millisecond.
import { createHash } from 'node:crypto';
import { transformSync } from 'esbuild';

export default {
  process: (source, file, options) => ({
    code: transformSync(source, {
      loader: file.endsWith('x') ? 'tsx' : 'ts',
      format: options.supportsStaticESM ? 'esm' : 'cjs',
      target: 'node20.19',
      sourcemap: 'inline',
      sourcefile: file,
      jsx: 'automatic',
      jsxImportSource: 'preact',
    }).code,
  }),
  getCacheKey: (source, file, options) =>
    createHash('sha1')
      .update([source, file, options.supportsStaticESM, options.instrument].join('\0'))
      .digest('hex'),
};
