declare const transformer: {
  process(source: string, file: string, options: { readonly supportsStaticESM: boolean }): { code: string };
};
export default transformer;
