import { resolve } from 'node:path';
import { STANDARD } from './case.js';
import { playCase } from './play.js';
const ROOT = process.env['PROJECT_ROOT'] ?? process.cwd();
const over = JSON.parse(process.argv[2] ?? '{}');
const t = process.cpuUsage();
console.log(JSON.stringify(playCase({ ...STANDARD, ...over }, resolve(ROOT, 'dist')), null, 1), process.cpuUsage(t).user / 1e6);
