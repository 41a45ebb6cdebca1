import type { Plugin } from 'esbuild';

export function packWords(text: string): string;
export const packedWords: Plugin;
